package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallInfo;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TokenRequest;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners receive, and the headers of a client. */
class CallEventsTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  private final RecordingListener listener = new RecordingListener();

  private static final class RecordingListener implements CallListener {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<CallInfo> calls = new CopyOnWriteArrayList<>();
    final List<TransfersException> failures = new CopyOnWriteArrayList<>();

    @Override
    public void callStarted(CallInfo call) {
      calls.add(call);
      events.add("call started");
    }

    @Override
    public void attemptStarted(CallInfo call, int number) {
      calls.add(call);
      events.add("attempt " + number + " started");
    }

    @Override
    public void attemptEnded(Attempt attempt) {
      calls.add(attempt.call());
      String outcome = attempt.status() == null ? "no response" : "" + attempt.status();
      events.add("attempt " + attempt.number() + " ended: " + outcome);
    }

    @Override
    public void callEnded(CallInfo call, Duration duration, TransfersException failure) {
      calls.add(call);
      assertThat(duration).isPositive();
      if (failure != null) {
        failures.add(failure);
      }
      events.add("call ended" + (failure == null ? "" : ": " + failure.status()));
    }

    @Override
    public void loginStarted(TokenRequest request) {
      events.add("login started for " + request.scope());
    }

    @Override
    public void loginEnded(TokenRequest request, Duration duration, Throwable failure) {
      assertThat(duration).isPositive();
      events.add("login ended" + (failure == null ? "" : ": " + failure.getMessage()));
    }
  }

  private CustomerTransfers customer() {
    return service.customer(service.clientBuilder().addListener(listener));
  }

  @ParameterizedTest
  @EnumSource
  void eventsOfACallComeInOrder(CallStyle style) {
    service.answers(ApiOperations.GET, Answers.json(503, "{}"), ApiOperations.GET.answered());

    style.result(customer().get(ApiOperations.TRANSFER));

    assertThat(listener.events)
        .containsExactly(
            "call started",
            "login started for https://api.partnercenter.microsoft.com/.default",
            "login ended",
            "attempt 1 started",
            "attempt 1 ended: 503",
            "attempt 2 started",
            "attempt 2 ended: 200",
            "call ended");
    CallInfo call = listener.calls.get(0);
    assertThat(listener.calls).hasSize(6).allMatch(each -> each == call);
    assertThat(call.operation()).isEqualTo("getTransfer");
    assertThat(call.customerId()).isEqualTo(ApiOperations.CUSTOMER);
    assertThat(call.transferId()).isEqualTo(ApiOperations.TRANSFER);
    assertThat(service.requests().get(0).getHeader("MS-RequestId")).isEqualTo(call.requestId());
    assertThat(service.requests().get(0).getHeader("MS-CorrelationId"))
        .isEqualTo(call.correlationId());
  }

  @ParameterizedTest
  @EnumSource
  void theFailureIsWhatTheCallerGets(CallStyle style) {
    service.answers(ApiOperations.LIST, Answers.json(503, "{}"));

    Throwable thrown = catchThrowable(() -> style.result(customer().list()));

    assertThat(thrown).isInstanceOf(ServiceUnavailableException.class);
    assertThat(listener.events).last().isEqualTo("call ended: 503");
    assertThat(listener.failures)
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessage(thrown.getMessage()));
    assertThat(listener.events).filteredOn("call started"::equals).hasSize(1);
    assertThat(listener.calls.get(0).transferId()).isNull();
  }

  @Test
  void aRefusedLoginIsToldWithEveryEventButTheStartOfAnAttempt() {
    service.answerLogins(aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}"));

    assertThatExceptionOfType(NotAuthorizedException.class)
        .isThrownBy(() -> customer().list().execute());

    assertThat(listener.events)
        .containsExactly(
            "call started",
            "login started for https://api.partnercenter.microsoft.com/.default",
            "login ended: login refused: invalid_client",
            "attempt 1 ended: 401",
            "call ended: 401");
  }

  @Test
  void aCallThatNeverRunsHasAStartAndAnEnd() {
    TransfersClient client = service.client(service.clientBuilder().addListener(listener));
    client.close();

    Throwable thrown =
        catchThrowable(() -> client.customer(ApiOperations.CUSTOMER).list().execute());

    assertThat(thrown).isInstanceOf(TransfersException.class);
    assertThat(listener.events).containsExactly("call started", "call ended: null");
  }

  @Test
  void severalListenersReceiveAllThoughOneThrows() {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    RecordingListener second = new RecordingListener();
    CallListener throwing =
        attempt -> {
          throw new AssertionError("a mistake");
        };

    service
        .customer(
            service.clientBuilder().addListener(listener).addListener(throwing).addListener(second))
        .list()
        .execute();

    assertThat(listener.events).hasSize(6).isEqualTo(second.events);
  }

  @Test
  void headersOfTheClientGoToTheApiAndNotToTheLogin() {
    service.answers(ApiOperations.LIST, ApiOperations.LIST.answered());
    CustomerTransfers customer =
        service.customer(
            service.clientBuilder().header("X-Gateway-Key", "k1").header("X-Team", "transfers"));

    customer.list().execute();
    CallOptions options =
        customer.list().options().toBuilder().headers(Map.of("x-gateway-key", "k2")).build();
    customer.list().with(options).execute();

    assertThat(service.requests())
        .extracting(request -> request.getHeader("X-Gateway-Key"))
        .containsExactly("k1", "k2");
    assertThat(service.requests())
        .allMatch(request -> "transfers".equals(request.getHeader("X-Team")));
    assertThat(service.server().getAllServeEvents())
        .filteredOn(event -> event.getRequest().getUrl().equals(StubbedService.LOGIN_PATH))
        .singleElement()
        .matches(event -> !event.getRequest().containsHeader("X-Team"));
  }

  @Test
  void aHeaderThatTheClientSetsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransfersClient.builder().header("authorization", "Bearer x"))
        .withMessage("header authorization is reserved for the client");
  }

  @Test
  void optionsCanBeChangedOneByOne() {
    CallOptions options = CallOptions.builder().maxAttempts(2).locale("de-DE").build();
    assertThat(options.toBuilder().deadline(Duration.ofSeconds(9)).build())
        .hasToString(
            "CallOptions{deadline=PT9S, maxAttempts=2, requestId=null, correlationId=null,"
                + " locale=de-DE, headers=[], detached=false}");
    assertThat(customer().list().with(options).options()).isEqualTo(options);
  }
}
