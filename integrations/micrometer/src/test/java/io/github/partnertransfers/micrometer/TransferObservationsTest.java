package io.github.partnertransfers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.partnertransfers.CallHandle;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The observations of calls, attempts and logins. */
class TransferObservationsTest extends SimulatorTest {
  private final RecordingHandler recorded = new RecordingHandler();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final TransferObservations observations = TransferObservations.of(registry);

  TransferObservationsTest() {
    registry.observationConfig().observationHandler(recorded);
  }

  @AfterEach
  void eachObservationEnded() {
    closeClients();
    assertThat(recorded.ended).doesNotHaveDuplicates();
    assertThat(recorded.started).containsExactlyInAnyOrderElementsOf(recorded.ended);
    assertThat(registry.getCurrentObservationScope()).isNull();
  }

  @Test
  void aCallIsTheParentOfItsLoginAndItsAttempts() {
    simulator.faults().next(Operation.LIST, Fault.answer(503, "{}"));
    TransfersClient client = open(builder(observations));
    Observation application = Observation.start("application", registry);

    application.scoped(() -> assertThat(list(client).execute()).isEmpty());
    application.stop();

    CallObservationContext call = recorded.calls().get(0);
    assertThat(RecordingHandler.parent(call)).isSameAs(application.getContextView());
    assertThat(RecordingHandler.tags(call)).isEqualTo("listTransfers success 200 none");
    assertThat(recorded.attempts())
        .extracting(RecordingHandler::tags)
        .containsExactly("listTransfers unavailable 503 none", "listTransfers success 200 none");
    assertThat(recorded.attempts())
        .allMatch(attempt -> RecordingHandler.parent(attempt) == call)
        .extracting(attempt -> attempt.getHighCardinalityKeyValue("attempt").getValue())
        .containsExactly("1", "2");
    assertThat(recorded.logins())
        .singleElement()
        .matches(login -> RecordingHandler.parent(login) == call)
        .matches(login -> login.getLowCardinalityKeyValue("outcome").getValue().equals("success"));
    assertThat(recorded.ended)
        .extracting(Observation.Context::getContextualName)
        .containsExactly(
            "partner-center login",
            "list-transfers attempt",
            "list-transfers attempt",
            "list-transfers",
            null);
  }

  @Test
  void idsAreOfHighCardinality() {
    TransfersClient client = open(builder(observations));
    String customer = simulator.customer().tenantId();
    String transfer = "11111111-2222-3333-4444-555555555555";
    Throwable failure = catchThrowable(() -> client.customer(customer).get(transfer).execute());

    TransfersException notFound = (TransfersException) failure;
    CallObservationContext call = recorded.calls().get(0);
    assertThat(call.getHighCardinalityKeyValues())
        .containsExactlyInAnyOrder(
            KeyValue.of("customer", customer),
            KeyValue.of("transfer", transfer),
            KeyValue.of("request.id", notFound.requestId()),
            KeyValue.of("correlation.id", notFound.correlationId()));
    assertThat(recorded.attempts().get(0).getHighCardinalityKeyValues())
        .containsAll(call.getHighCardinalityKeyValues());
    assertThat(RecordingHandler.tags(call)).isEqualTo("getTransfer refused 404 900100");
    assertThat(call.getError()).hasMessage(failure.getMessage());
    assertThat(call.call()).isEqualTo(notFound.call());
    assertThat(call.status()).isEqualTo(404);
  }

  @Test
  void outcomesOfCallsAndAttempts() {
    TransfersClient client = open(builder(observations));
    simulator.faults().next(Operation.LIST, 3, Fault.throttled(Duration.ZERO));
    fails(list(client));
    simulator.faults().next(Operation.LIST, Fault.answer(403, "{\"code\": 2032}"));
    fails(list(client));
    simulator.faults().next(Operation.LIST, Fault.pageInsteadOfJson());
    fails(list(client));
    simulator.faults().next(Operation.LIST, 3, Fault.emptyResponse());
    fails(list(client));
    simulator.faults().next(Operation.CREATE, 3, Fault.badGateway().afterEffect());
    fails(create(client));
    simulator.faults().next(Operation.LIST, Fault.answer(302, ""));
    fails(list(client));

    assertThat(recorded.calls())
        .extracting(RecordingHandler::tags)
        .containsExactly(
            "listTransfers throttled 429 none",
            "listTransfers not_authorized 403 2032",
            "listTransfers malformed_response none none",
            "listTransfers unavailable none none",
            "createTransfer outcome_unknown 502 none",
            "listTransfers malformed_response 302 none");
    assertThat(recorded.attempts())
        .extracting(RecordingHandler::tags)
        .containsSequence(
            "listTransfers throttled 429 none", "listTransfers not_authorized 403 2032")
        .contains("listTransfers no_response none none", "createTransfer unavailable 502 none")
        .endsWith("listTransfers malformed_response 302 none");
    assertThat(recorded.attempts()).allMatch(each -> each.getError() != null);
  }

  private static void fails(TransferCall<?> call) {
    assertThat(catchThrowable(call::execute)).isInstanceOf(TransfersException.class);
  }

  /** The message of a provider's exception could contain a secret. */
  @Test
  void aFailedLoginHasNoMessageOfTheProvider() {
    TransfersClient client =
        open(
            builder(observations)
                .credential(
                    request -> {
                      throw new IllegalStateException("client_secret=some-secret");
                    }));
    fails(list(client));

    assertThat(RecordingHandler.tags(recorded.calls().get(0)))
        .isEqualTo("listTransfers not_authorized none none");
    assertThat(recorded.attempts())
        .singleElement()
        .matches(each -> RecordingHandler.tags(each).equals("listTransfers login_failed none none"))
        .matches(each -> RecordingHandler.parent(each) == recorded.calls().get(0));
    assertThat(recorded.logins().get(0).getLowCardinalityKeyValue("outcome").getValue())
        .isEqualTo("login_failed");
    assertThat(recorded.logins().get(0).getError())
        .hasMessage("java.lang.IllegalStateException")
        .hasNoCause();
    assertThat(recorded.ended)
        .allSatisfy(each -> assertThat(each.toString()).doesNotContain("some-secret"));
  }

  @Test
  void aCanceledCallEndsItsAttempt() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.LIST) {
            sent.countDown();
          }
        });
    simulator.faults().next(Operation.LIST, Fault.silence(Duration.ofMinutes(1)));
    CallHandle running = list(open(builder(observations))).enqueue(Callbacks.ignoring());
    sent.await();

    running.cancel();

    assertThat(RecordingHandler.tags(recorded.calls().get(0)))
        .isEqualTo("listTransfers canceled none none");
    assertThat(RecordingHandler.tags(recorded.attempts().get(0)))
        .isEqualTo("listTransfers canceled none none");
  }

  @Test
  void additionalTagsAndAConventionOfTheApplicationAreUsed() {
    registry.observationConfig().observationConvention(new RenamedCall());
    TransferObservations tagged =
        TransferObservations.of(registry, KeyValues.of("partner", "contoso"));
    assertThat(list(open(builder(tagged))).execute()).isEmpty();

    CallObservationContext call = recorded.calls().get(0);
    assertThat(call.getName()).isEqualTo("renamed");
    assertThat(recorded.ended)
        .hasSize(3)
        .allMatch(each -> each.getLowCardinalityKeyValue("partner").getValue().equals("contoso"));
  }

  private static final class RenamedCall
      implements GlobalObservationConvention<CallObservationContext> {
    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof CallObservationContext;
    }

    @Override
    public String getName() {
      return "renamed";
    }
  }

  @Test
  void aSignInIsALogin() {
    TransfersClient client =
        open(
            builder(observations)
                .credential(
                    TokenProviders.refreshToken(
                        simulator.sourcePartner().tenantId(),
                        simulator.sourcePartner().clientId(),
                        null,
                        new InMemoryStore())));
    Throwable failure =
        catchThrowable(
            () ->
                client.signIn(
                    code -> {
                      throw new IllegalStateException("the user can't be asked");
                    }));

    assertThat(failure).isInstanceOf(TransfersException.class);
    assertThat(recorded.logins())
        .singleElement()
        .matches(login -> login.getError().getMessage().endsWith("IllegalStateException"));
  }

  @Test
  void aNoOpRegistryObservesNothing() {
    TransferObservations none = TransferObservations.of(ObservationRegistry.NOOP);
    assertThat(list(open(builder(none))).execute()).isEmpty();
    assertThat(recorded.started).isEmpty();
  }

  /** An observation can be disabled by a predicate; those below it stay. */
  @Test
  void aDisabledCallDoesNotDisableItsAttempts() {
    registry
        .observationConfig()
        .observationPredicate((name, context) -> !name.equals(TransferObservation.CALL.getName()));
    assertThat(list(open(builder(observations))).execute()).isEmpty();

    assertThat(recorded.calls()).isEmpty();
    assertThat(recorded.attempts()).hasSize(1);
  }
}
