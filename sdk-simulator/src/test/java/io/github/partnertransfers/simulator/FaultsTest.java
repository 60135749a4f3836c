package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnertransfers.contract.OffContract;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class FaultsTest {

  private final PartnerCenterSimulator simulator;
  private ApiClient source;

  FaultsTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
  }

  static Stream<Fault> faultsWithoutResponse() {
    return Stream.of(
        Fault.connectionReset(),
        Fault.emptyResponse(),
        Fault.garbage(),
        Fault.malformedChunk(),
        Fault.silence(Duration.ofMillis(1)));
  }

  @ParameterizedTest
  @MethodSource("faultsWithoutResponse")
  void preventTheEffectByDefault(Fault fault) {
    simulator.faults().next(Operation.CREATE, fault);

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> source.createLegacy(0));

    assertThat(simulator.transfers()).isEmpty();
    assertThat(simulator.requests(Operation.CREATE)).hasSize(1);
    assertThat(source.createLegacy(0).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @MethodSource("faultsWithoutResponse")
  void followTheEffectWhenConfigured(Fault fault) {
    simulator.faults().next(Operation.CREATE, fault.afterEffect());
    ApiClient client = source.withHeader("MS-RequestId", UUID.randomUUID().toString());

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.createLegacy(0));

    assertThat(simulator.transfers()).hasSize(1);
    assertThat(client.createLegacy(0).id()).isEqualTo(simulator.transfers().get(0).id());
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void truncateABody() {
    simulator.faults().next(Operation.CREATE, Fault.truncatedBody());

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> source.createLegacy(0))
        .withMessageContaining("content-length");
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void closeTheConnectionOfAResponseWithoutBody() {
    String id = source.createLegacy(0).id();
    simulator.faults().next(Operation.WITHDRAW, Fault.truncatedBody());

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> source.withdraw(id));
    assertThat(simulator.transfers()).isEmpty();
  }

  @Test
  void deliverSlowResponsesCompletely() {
    simulator.faults().next(Operation.CREATE, Fault.slowBody(Duration.ofMillis(10)));
    simulator.faults().next(Operation.GET, Fault.delay(Duration.ofMillis(1)));

    ApiClient.Response created = source.createLegacy(0);

    assertThat(created.value("/status")).isEqualTo("Active");
    assertThat(source.get(created.id()).id()).isEqualTo(created.id());
  }

  @Test
  @OffContract("HTML instead of JSON, and a response without a body")
  void respondWithBodiesThatAreNotJson() {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    simulator.faults().next(Operation.LIST, Fault.pageInsteadOfJson());
    simulator.faults().next(Operation.LIST, Fault.answer(503, ""));

    ApiClient.Response badGateway = source.list();
    assertThat(badGateway.status()).isEqualTo(502);
    assertThat(badGateway.header("Content-Type")).isEqualTo("text/html");
    assertThat(badGateway.body()).startsWith("<html>");
    assertThat(source.list().status()).isEqualTo(200);
    assertThat(source.list().status()).isEqualTo(503);
    assertThat(source.list().body()).isEqualTo("[]");
  }

  @Test
  void respondWith401Once() {
    simulator.faults().next(1, Fault.unauthorized());

    assertThat(source.list().error()).isEqualTo("401 400");
    assertThat(source.list().status()).isEqualTo(200);
  }

  @Test
  void respondWithAnyStatusAfterTheEffect() {
    Fault fault = Fault.answer(500, "{}").header("Content-Type", "application/json");
    simulator.faults().next(Operation.CREATE, fault.afterEffect());

    assertThat(source.createLegacy(0).status()).isEqualTo(500);
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  @OffContract("undocumented statuses and responses without a body")
  void applyInOrderAndPerOperation() {
    simulator.faults().always(Operation.LIST, Fault.answer(500, ""));
    simulator.faults().next(Operation.LIST, 2, Fault.answer(501, ""));
    simulator.faults().next(1, Fault.answer(502, ""));

    assertThat(source.eligibility("?transferType=directtoindirect").status()).isEqualTo(502);
    assertThat(source.list().status()).isEqualTo(501);
    assertThat(source.list().status()).isEqualTo(501);
    assertThat(source.list().status()).isEqualTo(500);
    assertThat(source.list().status()).isEqualTo(500);
    simulator.faults().clear();
    assertThat(source.list().status()).isEqualTo(200);
  }

  @Test
  void blockNoOtherRequest() {
    simulator.faults().next(Operation.LIST, Fault.silence(Fault.LONGEST_WAIT));
    CompletableFuture<ApiClient.Response> waiting = CompletableFuture.supplyAsync(source::list);
    while (simulator.requests(Operation.LIST).isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(source.list().status()).isEqualTo(200);
    assertThat(source.createLegacy(0).status()).isEqualTo(201);
    assertThat(waiting).isNotDone();
  }

  @Test
  void haveAMaximumDuration() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(Duration.ofHours(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.silence(Duration.ofMillis(-1)));
  }
}
