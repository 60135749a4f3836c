package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Answers every request that reaches the server. */
final class RequestDispatcher implements ResponseDefinitionTransformerV2 {

  private static final String BEARER = "bearer ";

  private final PartnerCenter partnerCenter;
  private final Tokens tokens;
  private final Faults faults;
  private final RequestLimit limit;
  private final RequestJournal journal;
  private final TransferOperations operations;
  private final TokenEndpoint tokenEndpoint;
  private final AnswerWriter writer;
  private volatile Consumer<RecordedRequest> listener = request -> {};
  private volatile BiConsumer<RecordedRequest, RecordedAnswer> exchanges = (request, answer) -> {};

  RequestDispatcher(
      PartnerCenter partnerCenter,
      Tokens tokens,
      Faults faults,
      RequestLimit limit,
      RequestJournal journal) {
    this.partnerCenter = partnerCenter;
    this.tokens = tokens;
    this.faults = faults;
    this.limit = limit;
    this.journal = journal;
    this.operations = new TransferOperations(partnerCenter);
    this.tokenEndpoint = new TokenEndpoint(partnerCenter, tokens);
    this.writer = new AnswerWriter(partnerCenter.settings());
  }

  void listener(Consumer<RecordedRequest> newListener) {
    listener = newListener;
  }

  void exchanges(BiConsumer<RecordedRequest, RecordedAnswer> newListener) {
    exchanges = newListener;
  }

  @Override
  public String getName() {
    return "partner-center";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request received = event.getRequest();
    String url = received.getUrl();
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    Optional<Route> route = Route.of(received.getMethod().value(), path);
    RecordedRequest request =
        new RecordedRequest(
            route.map(Route::operation).orElse(null),
            received.getMethod().value(),
            path,
            question < 0 ? "" : url.substring(question + 1),
            headers(received),
            new String(received.getBody(), StandardCharsets.UTF_8),
            0);
    ResponseDefinition response = dated(respond(route, request));
    RecordedRequest answered =
        request.answered(response.getFault() == null ? response.getStatus() : 0);
    journal.add(answered);
    listener.accept(answered);
    exchanges.accept(answered, RecordedAnswer.of(response));
    return response;
  }

  private ResponseDefinition respond(Optional<Route> route, RecordedRequest request) {
    if (route.isEmpty()) {
      return writer.write(unknown(request.path()), request);
    }
    Optional<Fault> fault = faults.take(route.get().operation());
    if (fault.isPresent() && !fault.get().isAfterEffect()) {
      return fault.get().apply(ResponseDefinition.ok());
    }
    ResponseDefinition answer =
        route.get().operation() == Operation.TOKEN
            ? writer.write(tokenEndpoint.answer(route.get().first(), request), request)
            : answer(route.get(), request);
    return fault.map(ordered -> ordered.apply(answer)).orElse(answer);
  }

  private ResponseDefinition answer(Route route, RecordedRequest request) {
    Optional<SimulatedPartner> caller = caller(request);
    if (caller.isEmpty()) {
      return writer.write(
          refused(Refusal.accessDenied()).with("WWW-Authenticate", AnswerWriter.CHALLENGE),
          request);
    }
    Optional<Duration> wait = limit.count(caller.get(), partnerCenter.instant());
    if (wait.isPresent()) {
      return Fault.throttled(wait.get()).apply(ResponseDefinition.ok());
    }
    return writer.write(partnerCenter.now(() -> once(route, caller.get(), request)), request);
  }

  private Answer once(Route route, SimulatedPartner caller, RecordedRequest request) {
    AnsweredWrites answered = partnerCenter.answeredWrites();
    return answered
        .find(caller, request, route.operation())
        .orElseGet(
            () -> {
              Answer answer = perform(route, caller, request);
              answered.add(caller, request, route.operation(), answer);
              return answer;
            });
  }

  private Answer perform(Route route, SimulatedPartner caller, RecordedRequest request) {
    try {
      return operations.perform(route, caller, request);
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  private Answer refused(Refusal refusal) {
    return Answer.entity(
        refusal.status(), refusal.body(partnerCenter.settings().numericErrorCodes));
  }

  private Answer unknown(String path) {
    return Route.isKnown(path) ? Answer.empty(405) : refused(Refusal.notFound(path));
  }

  private Optional<SimulatedPartner> caller(RecordedRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .flatMap(value -> tokens.partnerOf(value.substring(BEARER.length()).trim()));
  }

  /** With the simulator's time: a client that judges a date in Retry-After needs this one. */
  private ResponseDefinition dated(ResponseDefinition response) {
    boolean hasDate =
        response.getHeaders() != null && response.getHeaders().getHeader("Date").isPresent();
    return hasDate
        ? response
        : ResponseDefinitionBuilder.like(response)
            .withHeader("Date", Timestamps.ofHttp(partnerCenter.instant()))
            .build();
  }

  private static Map<String, List<String>> headers(Request request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpHeader header : request.getHeaders().all()) {
      headers.put(header.key(), List.copyOf(header.values()));
    }
    return headers;
  }
}
