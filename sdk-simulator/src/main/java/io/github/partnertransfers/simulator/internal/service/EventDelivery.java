package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event on its way to a registered URL. Guarded by {@link PartnerCenter}. */
public final class EventDelivery {
  /** The documentation names ten attempts, and not when they are made. */
  private static final int MAX_ATTEMPTS = 10;

  private static final Duration DELAY = Duration.ofMinutes(1);

  /** The names that the sample of a validation event uses. */
  private static final Map<Integer, String> STATUS_NAMES =
      Map.of(
          HttpURLConnection.HTTP_OK, "OK",
          HttpURLConnection.HTTP_NO_CONTENT, "NoContent",
          HttpURLConnection.HTTP_BAD_REQUEST, "BadRequest",
          HttpURLConnection.HTTP_UNAUTHORIZED, "Unauthorized",
          HttpURLConnection.HTTP_NOT_FOUND, "NotFound",
          HttpURLConnection.HTTP_INTERNAL_ERROR, "InternalServerError",
          HttpURLConnection.HTTP_UNAVAILABLE, "ServiceUnavailable");

  private enum State {
    WAITING,
    SENDING,
    DELIVERED,
    DROPPED
  }

  private final Partner partner;
  private final String url;
  private final boolean hasOwnHeader;
  private final String json;
  private final @Nullable ObjectNode validationEvent;
  private final List<String> results = new ArrayList<>();
  private State state = State.WAITING;
  private Instant due;

  EventDelivery(
      Partner partner,
      String url,
      boolean hasOwnHeader,
      String json,
      @Nullable ObjectNode validationEvent,
      Instant due) {
    this.partner = partner;
    this.url = url;
    this.hasOwnHeader = hasOwnHeader;
    this.json = json;
    this.validationEvent = validationEvent;
    this.due = due;
  }

  public Partner partner() {
    return partner;
  }

  public String url() {
    return url;
  }

  public String json() {
    return json;
  }

  /** Returns whether the signature is in {@code x-ms-signature}, and not in Authorization. */
  public boolean hasOwnHeader() {
    return hasOwnHeader;
  }

  /** Returns the result of each attempt. */
  public List<String> results() {
    return List.copyOf(results);
  }

  public boolean isDelivered() {
    return state == State.DELIVERED;
  }

  public boolean isPending() {
    return state == State.WAITING || state == State.SENDING;
  }

  /** Starts an attempt if one is due, and returns whether it did. */
  boolean start(Instant now) {
    boolean starts = state == State.WAITING && !due.isAfter(now);
    if (starts) {
      state = State.SENDING;
    }
    return starts;
  }

  /** Ends an attempt that was answered with this status, or not at all. */
  void end(@Nullable Integer status, String problem, Instant now) {
    results.add(status == null ? problem : status.toString());
    if (status != null && status / 100 == 2) {
      state = State.DELIVERED;
    } else if (results.size() < MAX_ATTEMPTS) {
      state = State.WAITING;
      due = now.plus(DELAY);
    } else {
      state = State.DROPPED;
    }
    if (validationEvent != null) {
      validationEvent.put("status", isPending() ? "started" : "completed");
      validationEvent
          .withArray("results")
          .addObject()
          .put("responseCode", status == null ? "" : name(status))
          .put("responseMessage", problem)
          .put("systemError", status == null)
          .put("dateTimeUtc", Timestamps.sevenDigitsWithoutOffset(now));
    }
  }

  private static String name(Integer status) {
    return STATUS_NAMES.getOrDefault(status, status.toString());
  }
}
