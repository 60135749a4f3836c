package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The events for registered URLs on a loopback host. Others get none: a simulator sends nothing
 * into a network. Guarded by {@link PartnerCenter}.
 */
public final class EventOutbox {
  private static final String API = "https://api.partnercenter.microsoft.com";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private static final int MAX_DELIVERIES = 1_000;

  /** The seconds from the year 1, at which .NET's ticks begin, to 1970. */
  private static final long SECONDS_TO_1970 = 62_135_596_800L;

  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final long NANOS_PER_TICK = 100;

  private final Deque<EventDelivery> deliveries = new ArrayDeque<>();
  private Runnable onRegistration = () -> {};

  /** Sets what runs under the lock when a URL is registered to which events are sent. */
  public void onRegistration(Runnable action) {
    onRegistration = action;
  }

  void registered(JsonNode registration) {
    if (isSentTo(registration)) {
      onRegistration.run();
    }
  }

  static boolean isSentTo(JsonNode registration) {
    String host = URI.create(WebhookOperations.urlOf(registration)).getHost();
    return host != null && LOOPBACK.matcher(host).matches();
  }

  void add(Partner partner, ObjectNode registration, Transfer transfer, TransferChange change) {
    if (isSentTo(registration) && WebhookOperations.contains(registration, change.event())) {
      String customer = transfer.customer().tenantId();
      ObjectNode event = Json.object().put("EventName", change.event());
      event.put("ResourceUri", API + "/v1/customers/" + customer);
      event.put("ResourceName", "Transfer");
      event.put(
          "AuditUri",
          "%s/auditactivity/v1/auditrecords/%s_%s_%s_%s_%d"
              .formatted(
                  API,
                  partner.tenantId(),
                  customer,
                  transfer.id(),
                  change.event().replaceFirst("(\\w+)-(\\w+)", "$1$2"),
                  ticks(change.at())));
      event.put("ResourceChangeUtcDate", Timestamps.upToSevenDigitsWithOffset(change.at()));
      add(partner, registration, event, null, change.at());
    }
  }

  /** Adds the test event, whose results are recorded in {@code validationEvent}. */
  void addTest(Partner partner, ObjectNode registration, ObjectNode validationEvent, Instant now) {
    ObjectNode event = Json.object().put("EventName", WebhookOperations.TEST_EVENT);
    event.put("ResourceUri", "http://localhost:16722/v1/webhooks/registration/test");
    event.put("ResourceName", "test");
    event.putNull("AuditUri");
    event.put("ResourceChangeUtcDate", Timestamps.upToSevenDigitsWithOffset(now));
    add(partner, registration, event, validationEvent, now);
  }

  private void add(
      Partner partner,
      ObjectNode registration,
      ObjectNode event,
      @Nullable ObjectNode validationEvent,
      Instant due) {
    if (deliveries.size() == MAX_DELIVERIES) {
      deliveries.removeFirst();
    }
    deliveries.add(
        new EventDelivery(
            partner,
            WebhookOperations.urlOf(registration),
            WebhookOperations.hasSignatureHeader(registration),
            event.toString(),
            validationEvent,
            due));
  }

  private static long ticks(Instant instant) {
    return (instant.getEpochSecond() + SECONDS_TO_1970) * TICKS_PER_SECOND
        + instant.getNano() / NANOS_PER_TICK;
  }

  /** Starts the next attempt that is due. */
  public Optional<EventDelivery> next(Instant now) {
    return deliveries.stream().filter(delivery -> delivery.start(now)).findFirst();
  }

  public void end(EventDelivery delivery, @Nullable Integer status, String problem, Instant now) {
    delivery.end(status, problem, now);
  }

  /** Returns the last 1,000, in the order of the changes. */
  public List<EventDelivery> all() {
    return List.copyOf(deliveries);
  }

  void clear() {
    deliveries.clear();
  }
}
