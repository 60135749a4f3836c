package io.github.partnertransfers;

import io.github.partnertransfers.api.WebhooksApi;
import io.github.partnertransfers.model.WebhookRegistration;
import io.github.partnertransfers.model.WebhookRegistrationRequest;
import io.github.partnertransfers.model.WebhookValidationEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the webhook registration of the partner that the client logs in as. The service
 * sends the registered events to the registered URL. There is one registration for each tenant, as
 * inferred from the documents, and no operation that removes it. Each method checks its arguments
 * and returns a call; nothing is sent before the call is executed.
 *
 * <p>A call fails with a {@link RequestRefusedException} with status 404 if there is no
 * registration; the status is inferred.
 *
 * <p>Source: Microsoft's guide Partner Center webhooks. Immutable and thread-safe.
 */
public final class Webhooks {
  private final CallFactory calls;
  private final WebhooksApi api;

  Webhooks(CallFactory calls, WebhooksApi api) {
    this.calls = calls;
    this.api = api;
  }

  /**
   * Returns the names of the events that a partner can register for, such as {@code
   * create-transfer}. Sends {@code GET registration/events}.
   */
  public TransferCall<List<String>> events() {
    return call(Operation.read("listWebhookEvents", null, null, api::listWebhookEvents));
  }

  /** Returns the registration. Sends {@code GET registration}. */
  public TransferCall<WebhookRegistration> registration() {
    return call(Operation.read("getWebhookRegistration", null, null, api::getWebhookRegistration));
  }

  /**
   * Registers a URL for events. Sends {@code POST registration}. If there is a registration
   * already, the call fails with a {@link RequestRefusedException} (with status 409, as inferred);
   * use {@link #update}. After an {@link OutcomeUnknownException}, {@link #registration} shows
   * whether the request was carried out.
   *
   * @throws IllegalArgumentException if the URL isn't an absolute https URL without a fragment, or
   *     if the name of an event is blank or has spaces
   */
  public TransferCall<WebhookRegistration> register(WebhookRegistrationRequest request) {
    WebhookRegistrationCheck.check(request);
    return call(
        Operation.write(
            "createWebhookRegistration",
            null,
            null,
            headers -> api.createWebhookRegistration(request, headers)));
  }

  /**
   * Replaces the registration. Sends {@code PUT registration}. The result is the same however often
   * the request is carried out, so after an {@link OutcomeUnknownException} a new call is safe.
   *
   * @throws IllegalArgumentException as from {@link #register}
   */
  public TransferCall<WebhookRegistration> update(WebhookRegistrationRequest request) {
    WebhookRegistrationCheck.check(request);
    return call(
        Operation.write(
            "updateWebhookRegistration",
            null,
            null,
            headers -> api.updateWebhookRegistration(request, headers)));
  }

  /**
   * Sends the event {@code test-created} to the registered URL. The registration must contain this
   * event. Sends {@code POST registration/validationEvents}. The service accepts two such requests
   * per minute, and retries count; it refuses more with 429, which the client retries after the
   * service's Retry-After.
   *
   * @return a call whose result has the {@linkplain WebhookValidationEvent#correlationId id} of the
   *     event only; {@link #validationEvent} returns how the delivery went
   */
  public TransferCall<WebhookValidationEvent> sendValidationEvent() {
    return call(
        Operation.write(
                "createWebhookValidationEvent", null, null, api::createWebhookValidationEvent)
            .unlessMissing(Webhooks::missing));
  }

  /**
   * Returns a test event with one result for each attempt to deliver it. Sends {@code GET
   * registration/validationEvents/{id}}. The service deletes the event after seven days.
   *
   * @param correlationId the id that {@link #sendValidationEvent} returned
   * @throws IllegalArgumentException if it isn't a GUID
   */
  public TransferCall<WebhookValidationEvent> validationEvent(String correlationId) {
    Guid.check("correlationId", correlationId);
    return call(
        Operation.read(
            "getWebhookValidationEvent",
            null,
            null,
            headers -> api.getWebhookValidationEvent(correlationId, headers)));
  }

  private static @Nullable String missing(WebhookValidationEvent event) {
    String id = event.correlationId();
    return id == null || id.isEmpty() ? "a validation event that has no id" : null;
  }

  private <T> TransferCall<T> call(Operation<T> operation) {
    return new TransferCall<>(calls, operation);
  }
}
