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
  private ApiClient source;
  private ApiClient target;

  IdempotencyTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator).withHeader(HEADER, UUID.randomUUID().toString());
    target = ApiClient.ofTarget(simulator).withHeader(HEADER, UUID.randomUUID().toString());
  }

  @Test
  void returnsTheSameTransferForARepeatedCreate() {
    ApiClient.Response first = source.createLegacy(0);
    ApiClient.Response second = source.createLegacy(0);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void returnsTheSameResponseForEveryRepeatedWrite() {
    String accepted = source.createLegacy(0).id();
    String withdrawn = source.withHeader(HEADER, "w").createLegacy(1).id();
    String canceled = target.requestTransfer().id();

    assertThat(target.accept(accepted).json()).isEqualTo(target.accept(accepted).json());
    assertThat(source.withdraw(withdrawn).status()).isEqualTo(204);
    assertThat(source.withdraw(withdrawn).status()).isEqualTo(204);
    assertThat(target.update(canceled, "{'status':'Cancel'}").status()).isEqualTo(200);
    assertThat(target.update(canceled, "{'status':'Cancel'}").status()).isEqualTo(200);
  }

  @Test
  void returnsTheSameErrorForARepeatedWrite() {
    source.withHeader(HEADER, "other").createLegacy(0);
    assertThat(source.createLegacy(0).error()).isEqualTo("409 900101");
    simulator.partnerRejects(simulator.transfers().get(0).id());

    assertThat(source.createLegacy(0).error()).isEqualTo("409 900101");
    assertThat(source.withHeader(HEADER, "new").createLegacy(0).status()).isEqualTo(201);
  }

  @Test
  void distinguishesPartners() {
    String id = "3f5a9a4c-6f8e-4f43-9b0e-2f4f7a0c8a10";
    source.withHeader(HEADER, id).createLegacy(0);

    assertThat(target.withHeader(HEADER, id).requestTransfer().value("/status"))
        .isEqualTo("Pending");
    assertThat(simulator.transfers()).hasSize(2);
  }

  @Test
  void appliesToConcurrentRequests() {
    List<CompletableFuture<ApiClient.Response>> responses =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> source.createLegacy(0)))
            .limit(16)
            .toList();

    assertThat(responses.stream().map(response -> response.join().id()).distinct()).hasSize(1);
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void createsAnotherTransferWithoutTheHeader() {
    ApiClient plain = ApiClient.ofTarget(simulator);

    assertThat(plain.requestTransfer().id()).isNotEqualTo(plain.requestTransfer().id());
  }
}
