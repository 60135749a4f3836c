package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.rx.WatchListener;
import io.github.partnertransfers.rx.WatchMonitor;
import io.github.partnertransfers.rx.WatchPosition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times the polls and updates of watches. The README of the module lists the meters. No
 * meter has a tag per customer or transfer.
 *
 * <pre>{@code
 * WatchOptions.builder().addListener(WatchMetrics.of(registry))
 * }</pre>
 *
 * <p>The gauges cover all {@code RxTransfers} whose metrics have the same registry and tags.
 * Thread-safe.
 */
public final class WatchMetrics implements WatchListener {
  static final String PREFIX = "partner.center.transfers.watch.";

  private final MeterRegistry registry;
  private final Monitors monitors;
  private final Map<TransferUpdate.Kind, Counter> updates =
      new EnumMap<>(TransferUpdate.Kind.class);
  private final Map<Outcome, Timer> polls = new EnumMap<>(Outcome.class);
  private final Timer updateDelay;
  private final Counter throttles;
  private final Counter positionsNotSaved;

  private WatchMetrics(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    monitors = Monitors.of(registry, tags);
    for (TransferUpdate.Kind kind : TransferUpdate.Kind.values()) {
      updates.put(
          kind,
          Counter.builder(PREFIX + "updates")
              .description("Updates passed to subscribers")
              .tags(tags.and("kind", kind.name().toLowerCase(Locale.ROOT)))
              .register(registry));
    }
    for (Outcome outcome : Outcome.values()) {
      if (outcome.isOfPoll()) {
        polls.put(
            outcome,
            Timer.builder(PREFIX + "poll")
                .description("Polls, from the request to its response")
                .tags(tags.and("outcome", outcome.tag()))
                .register(registry));
      }
    }
    updateDelay =
        Timer.builder(PREFIX + "update.delay")
            .description("From lastModifiedTime of a changed transfer to the update")
            .tags(tags)
            .register(registry);
    throttles =
        Counter.builder(PREFIX + "throttles")
            .description("Polls that the service refused with a 429")
            .tags(tags)
            .register(registry);
    positionsNotSaved =
        Counter.builder(PREFIX + "positions.not.saved")
            .description("Failures of the position store")
            .tags(tags)
            .register(registry);
  }

  /** Creates a listener that registers its meters with this registry. */
  public static WatchMetrics of(MeterRegistry registry) {
    return of(registry, Tags.empty());
  }

  /** Creates a listener whose meters have additional tags, such as the partner of the client. */
  public static WatchMetrics of(MeterRegistry registry, Iterable<Tag> tags) {
    return new WatchMetrics(
        Objects.requireNonNull(registry, "registry"),
        Tags.of(Objects.requireNonNull(tags, "tags")));
  }

  @Override
  public void attached(WatchMonitor monitor) {
    monitors.add(monitor);
  }

  @Override
  public void pollEnded(PollReport report) {
    Throwable failure = report.failure();
    Timer timer = polls.get(Outcome.of(failure));
    if (timer != null) {
      timer.record(report.took());
    }
    if (failure instanceof TransfersException refused && Outcome.isThrottled(refused.status())) {
      throttles.increment();
    }
  }

  @Override
  public void updateEmitted(TransferUpdate update) {
    TransferUpdate.Kind kind = update.kind();
    Counter counter = updates.get(kind);
    if (counter != null) {
      counter.increment();
    }
    Instant modified = update.transfer().lastModifiedTime();
    boolean isChange = kind == TransferUpdate.Kind.CHANGED || kind == TransferUpdate.Kind.ENDED;
    if (isChange && modified != null) {
      Instant now = Instant.ofEpochMilli(registry.config().clock().wallTime());
      Duration delay = Duration.between(modified, now);
      updateDelay.record(delay.isNegative() ? Duration.ZERO : delay); // The clocks can differ.
    }
  }

  @Override
  public void positionNotSaved(
      WatchPosition position, Throwable failure, @Nullable Duration retryIn) {
    positionsNotSaved.increment();
  }
}
