package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class IdempotencyTest {

  private static final String HEADER = "MS-RequestId";

  private final PartnerCenterSimulator simulator;
  private Caller source;
  private Caller target;

  IdempotencyTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void logIn() {
    source = Caller.source(simulator).with(HEADER, UUID.randomUUID().toString());
    target = Caller.target(simulator).with(HEADER, UUID.randomUUID().toString());
  }

  @Test
  void answersTheSameCreateWithTheSameTransfer() {
    Caller.Reply first = source.createLegacy(0);
    Caller.Reply second = source.createLegacy(0);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void answersEveryOtherWriteAgainToo() {
    String accepted = source.createLegacy(0).id();
    String withdrawn = source.with(HEADER, "w").createLegacy(1).id();
    String cancelled = target.request().id();

    assertThat(target.accept(accepted).json()).isEqualTo(target.accept(accepted).json());
    assertThat(source.withdraw(withdrawn).status()).isEqualTo(204);
    assertThat(source.withdraw(withdrawn).status()).isEqualTo(204);
    assertThat(target.update(cancelled, "{'status':'Cancel'}").status()).isEqualTo(200);
    assertThat(target.update(cancelled, "{'status':'Cancel'}").status()).isEqualTo(200);
  }

  @Test
  void answersARefusalAgain() {
    source.with(HEADER, "other").createLegacy(0);
    assertThat(source.createLegacy(0).refusal()).isEqualTo("409 900101");
    simulator.partnerRejects(simulator.transfers().get(0).id());

    assertThat(source.createLegacy(0).refusal()).isEqualTo("409 900101");
    assertThat(source.with(HEADER, "new").createLegacy(0).status()).isEqualTo(201);
  }

  @Test
  void isOfOnePartnerAndOnePath() {
    String id = "3f5a9a4c-6f8e-4f43-9b0e-2f4f7a0c8a10";
    source.with(HEADER, id).createLegacy(0);

    assertThat(target.with(HEADER, id).request().value("/status")).isEqualTo("Pending");
    assertThat(simulator.transfers()).hasSize(2);
  }

  @Test
  void holdsForRequestsAtTheSameTime() {
    List<CompletableFuture<Caller.Reply>> replies =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> source.createLegacy(0)))
            .limit(16)
            .toList();

    assertThat(replies.stream().map(reply -> reply.join().id()).distinct()).hasSize(1);
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void createsAnewWithoutTheHeader() {
    Caller plain = Caller.target(simulator);

    assertThat(plain.request().id()).isNotEqualTo(plain.request().id());
  }
}
