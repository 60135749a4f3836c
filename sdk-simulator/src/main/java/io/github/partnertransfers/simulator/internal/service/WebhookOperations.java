package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.http.Response;
import io.github.partnertransfers.simulator.internal.http.Route;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operations on webhooks. A validation event for a URL to which the simulator sends nothing has
 * the result of a successful delivery.
 */
public final class WebhookOperations {

  private static final String URL = "WebhookUrl";
  private static final String EVENTS = "WebhookEvents";
  private static final String SIGNATURE_HEADER = "SignatureTokenToMsSignatureHeader";
  private static final String SUBSCRIBER_ID = "SubscriberId";
  static final String TEST_EVENT = "test-created";

  /** Those of the sample, and those about transfers that are seen. */
  private static final List<String> EVENT_NAMES =
      List.of(
          TransferChange.CREATE,
          TransferChange.UPDATE,
          TransferChange.COMPLETE,
          TransferChange.FAIL,
          "subscription-updated",
          TEST_EVENT,
          "usagerecords-thresholdExceeded");

  private static final int MAX_VALIDATION_EVENTS = 2;
  private static final Duration VALIDATION_WINDOW = Duration.ofMinutes(1);

  private final PartnerCenter partnerCenter;

  public WebhookOperations(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
  }

  /**
   * Counts a request that creates a validation event; a repeated one does not count. Returns the
   * time until the next is accepted if there are too many.
   */
  public Optional<Duration> acquire(Route route, Partner caller, RecordedRequest request) {
    if (route.operation() != Operation.CREATE_VALIDATION_EVENT) {
      return Optional.empty();
    }
    return partnerCenter.withCurrentState(
        () ->
            partnerCenter.idempotencyStore().find(caller, request, route.operation()).isPresent()
                ? Optional.empty()
                : partnerCenter.validationLimiter().acquire(caller, partnerCenter.instant()));
  }

  /** Returns the limit of the documentation. */
  static RateLimiter newValidationLimiter() {
    RateLimiter limiter = new RateLimiter();
    limiter.set(MAX_VALIDATION_EVENTS, VALIDATION_WINDOW);
    return limiter;
  }

  /**
   * Performs the operation that {@code caller} requests.
   *
   * @throws ApiException if the service would respond with an error
   */
  public Response perform(Route route, Partner caller, RecordedRequest request) {
    return switch (route.operation()) {
      case LIST_WEBHOOK_EVENTS -> Response.webhook(array(EVENT_NAMES));
      case GET_WEBHOOK_REGISTRATION -> {
        ObjectNode registration = registration(caller).deepCopy();
        registration.remove(SUBSCRIBER_ID);
        yield Response.webhook(registration);
      }
      case CREATE_WEBHOOK_REGISTRATION -> {
        RequestBody body = RequestBody.parse(request.body());
        if (partnerCenter.webhooks().registration(caller).isPresent()) {
          throw ApiException.registrationExists();
        }
        yield Response.webhook(register(caller, body));
      }
      case UPDATE_WEBHOOK_REGISTRATION -> {
        RequestBody body = RequestBody.parse(request.body());
        String subscriberId = registration(caller).path(SUBSCRIBER_ID).asText();
        yield Response.webhook(register(caller, subscriberId, body));
      }
      case CREATE_VALIDATION_EVENT -> Response.webhook(createValidationEvent(caller, request));
      case GET_VALIDATION_EVENT ->
          Response.webhook(
              partnerCenter
                  .webhooks()
                  .event(caller, route.id(), partnerCenter.instant())
                  .orElseThrow(() -> ApiException.validationEventNotFound(route.id())));
      default -> throw new AssertionError(route.operation() + " is not on webhooks.");
    };
  }

  private ObjectNode registration(Partner caller) {
    return partnerCenter.webhooks().registration(caller).orElseThrow(ApiException::noRegistration);
  }

  private ObjectNode register(Partner caller, RequestBody body) {
    return register(caller, partnerCenter.guids().next(), body);
  }

  private ObjectNode register(Partner caller, String subscriberId, RequestBody body) {
    ObjectNode registration = Json.object();
    registration.put(SUBSCRIBER_ID, subscriberId);
    registration.put(URL, url(body));
    registration.set(EVENTS, events(body));
    body.value(SIGNATURE_HEADER)
        .ifPresent(
            value -> {
              if (!value.isBoolean()) {
                throw ApiException.invalidProperty(SIGNATURE_HEADER + " must be a boolean.");
              }
              registration.set(SIGNATURE_HEADER, value);
            });
    if (!partnerCenter.webhooks().hasRegistrations()) {
      partnerCenter.transfers().forEachChange((transfer, change) -> {});
    }
    partnerCenter.webhooks().register(caller, registration);
    partnerCenter.outbox().registered(registration);
    return registration;
  }

  private static String url(RequestBody body) {
    String url = body.requiredText(URL);
    try {
      URI uri = new URI(url);
      boolean isHttp =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (isHttp && uri.getRawAuthority() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The error below says the same.
    }
    throw ApiException.invalidProperty(URL + " must be an absolute URL.");
  }

  private static ArrayNode events(RequestBody body) {
    JsonNode events = body.requiredValue(EVENTS);
    if (!events.isArray() || events.isEmpty()) {
      throw ApiException.invalidProperty(EVENTS + " must be an array with an event at least.");
    }
    for (JsonNode event : events) {
      if (event.asText().isBlank() || !event.isTextual()) {
        throw ApiException.invalidProperty(EVENTS + " must be an array of names.");
      }
    }
    return (ArrayNode) events;
  }

  void register(Partner partner, String url, List<String> events) {
    ObjectNode body = Json.object();
    body.put(URL, url);
    body.set(EVENTS, array(events));
    register(partner, new RequestBody(body));
  }

  private ObjectNode createValidationEvent(Partner caller, RecordedRequest request) {
    String correlationId =
        request
            .header("MS-CorrelationId")
            .filter(GuidGenerator::isGuid)
            .orElseGet(() -> partnerCenter.guids().next());
    return createValidationEvent(caller, correlationId);
  }

  ObjectNode createValidationEvent(Partner caller, String correlationId) {
    ObjectNode registration = registration(caller);
    if (!contains(registration, TEST_EVENT)) {
      throw ApiException.invalidInput("The registration does not contain " + TEST_EVENT + ".");
    }
    ObjectNode event = Json.object().put("correlationId", correlationId);
    ObjectNode delivered = event.deepCopy();
    delivered.put("partnerId", caller.tenantId());
    boolean isSent = EventOutbox.isSentTo(registration);
    delivered.put("status", isSent ? "started" : "completed");
    delivered.put("callbackUrl", urlOf(registration));
    ArrayNode results = delivered.putArray("results");
    if (isSent) {
      partnerCenter.outbox().addTest(caller, registration, delivered, partnerCenter.instant());
    } else {
      results
          .addObject()
          .put("responseCode", "OK")
          .put("responseMessage", "")
          .put("systemError", false)
          .put("dateTimeUtc", Timestamps.sevenDigitsWithoutOffset(partnerCenter.instant()));
    }
    partnerCenter.webhooks().addEvent(caller, correlationId, delivered, partnerCenter.instant());
    return event;
  }

  static String urlOf(JsonNode registration) {
    return registration.path(URL).asText();
  }

  /** Returns whether the signature of an event is to be in a header of its own. */
  static boolean hasSignatureHeader(JsonNode registration) {
    return registration.path(SIGNATURE_HEADER).asBoolean();
  }

  static boolean contains(JsonNode registration, String name) {
    for (JsonNode event : registration.path(EVENTS)) {
      if (event.asText().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }
}
