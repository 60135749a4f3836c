package io.github.partnertransfers.simulator.internal;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.ExchangeRecorder;
import io.github.partnertransfers.simulator.internal.http.InjectedFault;
import io.github.partnertransfers.simulator.internal.http.Response;
import io.github.partnertransfers.simulator.internal.http.Route;
import io.github.partnertransfers.simulator.internal.http.ThrottledResponse;
import io.github.partnertransfers.simulator.internal.login.BearerAuthentication;
import io.github.partnertransfers.simulator.internal.login.LoginEndpoints;
import io.github.partnertransfers.simulator.internal.login.LoginState;
import io.github.partnertransfers.simulator.internal.service.ApiException;
import io.github.partnertransfers.simulator.internal.service.IdempotencyStore;
import io.github.partnertransfers.simulator.internal.service.Partner;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import io.github.partnertransfers.simulator.internal.service.RateLimiter;
import io.github.partnertransfers.simulator.internal.service.TransferOperations;
import io.github.partnertransfers.simulator.internal.service.WebhookOperations;
import io.github.partnertransfers.simulator.internal.webhooks.SigningCertificate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Handles every request. In this order: route, injected fault, authentication, rate limit,
 * idempotency, operation. The login has only the first two. The page comes before all of them.
 */
public final class RequestDispatcher implements ResponseDefinitionTransformerV2 {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final PartnerCenter partnerCenter;
  private final Function<Operation, Optional<InjectedFault>> faults;
  private final RateLimiter rateLimiter;
  private final ExchangeRecorder recorder;
  private final TransferOperations transferOperations;
  private final WebhookOperations webhookOperations;
  private final BearerAuthentication authentication;
  private final LoginEndpoints login;
  private volatile Function<Request, Optional<ResponseDefinition>> page =
      request -> Optional.empty();

  public RequestDispatcher(
      PartnerCenter partnerCenter,
      LoginState login,
      Function<Operation, Optional<InjectedFault>> faults,
      RateLimiter rateLimiter,
      ExchangeRecorder recorder) {
    this.partnerCenter = partnerCenter;
    this.faults = faults;
    this.rateLimiter = rateLimiter;
    this.recorder = recorder;
    this.transferOperations = new TransferOperations(partnerCenter);
    this.webhookOperations = new WebhookOperations(partnerCenter);
    this.authentication = new BearerAuthentication(login.tokens(), partnerCenter.settings());
    this.login = new LoginEndpoints(partnerCenter, login);
  }

  /** Sets what responds to the requests of the page, which are not recorded. */
  public void page(Function<Request, Optional<ResponseDefinition>> newPage) {
    page = newPage;
  }

  @Override
  public String getName() {
    return "partner-center";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request received = event.getRequest();
    return page.apply(received).orElseGet(() -> respondAndRecord(received));
  }

  private ResponseDefinition respondAndRecord(Request received) {
    String method = received.getMethod().value();
    String url = received.getUrl();
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    if (path.equals(SigningCertificate.PATH)) {
      // A blob store's, in reality: not part of the API, and so not recorded.
      return ResponseDefinitionBuilder.responseDefinition()
          .withStatus(200)
          .withHeader("Content-Type", "application/pkix-cert")
          .withBody(SigningCertificate.instance().file())
          .build();
    }
    Optional<Route> route = Route.of(method, path);
    RecordedRequest request =
        new RecordedRequest(
            route.map(Route::operation).orElse(null),
            method,
            path,
            question < 0 ? "" : url.substring(question + 1),
            headers(received),
            new String(received.getBody(), StandardCharsets.UTF_8),
            0);
    ResponseDefinition response = withDate(respond(route, request));
    recorder.record(request, response, partnerCenter.instant());
    return response;
  }

  private ResponseDefinition respond(Optional<Route> route, RecordedRequest request) {
    if (route.isEmpty()) {
      return toWireMock(noRoute(request.path()), request);
    }
    Optional<InjectedFault> fault = faults.apply(route.get().operation());
    if (fault.isPresent() && !fault.get().afterEffect()) {
      return fault.get().change().apply(ResponseDefinition.ok());
    }
    ResponseDefinition response =
        route.get().operation().isLogin()
            ? toWireMock(login.respond(route.get(), request), request)
            : withMfaCompliance(respondToApiRequest(route.get(), request), request);
    return fault.map(injected -> injected.change().apply(response)).orElse(response);
  }

  private ResponseDefinition respondToApiRequest(Route route, RecordedRequest request) {
    Partner caller;
    try {
      caller = authentication.authenticate(request);
    } catch (ApiException refusal) {
      Response unauthorized =
          errorResponse(refusal)
              .withHeader("WWW-Authenticate", ApiException.AUTHENTICATE_CHALLENGE);
      return toWireMock(unauthorized, request);
    }
    Optional<Duration> retryAfter =
        rateLimiter
            .acquire(caller, partnerCenter.instant())
            .or(() -> webhookOperations.acquire(route, caller, request));
    if (retryAfter.isPresent()) {
      return ThrottledResponse.of(retryAfter.get()).toWireMock();
    }
    Response response = partnerCenter.withCurrentState(() -> performOnce(route, caller, request));
    return toWireMock(response, request);
  }

  private Response performOnce(Route route, Partner caller, RecordedRequest request) {
    IdempotencyStore responses = partnerCenter.idempotencyStore();
    return responses
        .find(caller, request, route.operation())
        .orElseGet(
            () -> {
              Response response = perform(route, caller, request);
              responses.add(caller, request, route.operation(), response);
              return response;
            });
  }

  private Response perform(Route route, Partner caller, RecordedRequest request) {
    try {
      return route.operation().isOnWebhooks()
          ? webhookOperations.perform(route, caller, request)
          : transferOperations.perform(route, caller, request);
    } catch (ApiException error) {
      return errorResponse(error);
    }
  }

  private Response errorResponse(ApiException error) {
    return Response.entity(error.status(), error.body(partnerCenter.settings().numericErrorCodes));
  }

  private Response noRoute(String path) {
    return Route.isKnownPath(path)
        ? Response.empty(405)
        : errorResponse(ApiException.notFound(path));
  }

  private ResponseDefinition toWireMock(Response response, RecordedRequest request) {
    return response.toWireMock(request, partnerCenter.settings().byteOrderMark);
  }

  private ResponseDefinition withMfaCompliance(
      ResponseDefinition response, RecordedRequest request) {
    return authentication
        .validateMfa(request)
        .map(
            hasMfa ->
                ResponseDefinitionBuilder.like(response)
                    .withHeader("isMfaCompliant", hasMfa.toString())
                    .build())
        .orElse(response);
  }

  /** Sets {@code Date} to simulated time: clients compare a date in {@code Retry-After} to it. */
  private ResponseDefinition withDate(ResponseDefinition response) {
    boolean hasDate =
        response.getHeaders() != null && response.getHeaders().getHeader("Date").isPresent();
    return hasDate
        ? response
        : ResponseDefinitionBuilder.like(response)
            .withHeader("Date", HTTP_DATE.format(partnerCenter.instant()))
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
