package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The registration of each partner, and the validation events. Guarded by {@link PartnerCenter}.
 */
public final class WebhookStore {

  /** The documentation says that data of test events is purged after seven days. */
  private static final Duration EVENT_LIFETIME = Duration.ofDays(7);

  private record Key(Partner partner, String correlationId) {}

  private record Event(ObjectNode content, Instant created) {}

  private final Map<Partner, ObjectNode> registrations = new HashMap<>();
  private final Map<Key, Event> events = new LinkedHashMap<>();

  public Optional<ObjectNode> registration(Partner partner) {
    return Optional.ofNullable(registrations.get(partner));
  }

  boolean hasRegistrations() {
    return !registrations.isEmpty();
  }

  void register(Partner partner, ObjectNode registration) {
    registrations.put(partner, registration);
  }

  Optional<ObjectNode> event(Partner partner, String correlationId, Instant now) {
    removeOld(now);
    return Optional.ofNullable(events.get(key(partner, correlationId))).map(Event::content);
  }

  /** Returns the partner's events in the order of their creation. */
  public Stream<ObjectNode> events(Partner partner, Instant now) {
    removeOld(now);
    return events.entrySet().stream()
        .filter(event -> event.getKey().partner().equals(partner))
        .map(event -> event.getValue().content());
  }

  private void removeOld(Instant now) {
    events.values().removeIf(event -> !now.isBefore(event.created().plus(EVENT_LIFETIME)));
  }

  void addEvent(Partner partner, String correlationId, ObjectNode content, Instant now) {
    events.put(key(partner, correlationId), new Event(content, now));
  }

  void clear() {
    registrations.clear();
    events.clear();
  }

  private static Key key(Partner partner, String correlationId) {
    return new Key(partner, correlationId.toLowerCase(Locale.ROOT));
  }
}
