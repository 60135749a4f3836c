package io.github.partnertransfers.rx;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;

/** The Reactive Streams TCK, with real threads and minimal poll intervals. */
abstract class WatchVerification extends PublisherVerification<TransferUpdate> {
  /** The timeout of expected events, long enough for a busy machine. */
  private static final long PATIENCE_MILLIS = 5_000;

  /** The time to wait for unexpected events: dozens of polls. */
  private static final long SILENCE_MILLIS = 50;

  /** The time before the TCK checks for references to a canceled stream. */
  private static final long LET_GO_MILLIS = 500;

  WatchVerification() {
    super(
        new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS, SILENCE_MILLIS, false), LET_GO_MILLIS);
  }

  static WatchOptions.Builder options() {
    return WatchOptions.builder()
        .interval(Duration.ofMillis(1))
        .maxInterval(Duration.ofMillis(1))
        .requestsPerSecond(1_000)
        .completeWhenAllEnded(true);
  }

  /** Returns a stream over a service with the given number of states. */
  abstract Publisher<TransferUpdate> stream(long states, WatchOptions options);

  @Override
  public Publisher<TransferUpdate> createPublisher(long elements) {
    return stream(elements, options().build());
  }

  /** Fails before demand, because the positions can't be loaded. */
  @Override
  public Publisher<TransferUpdate> createFailedPublisher() {
    return stream(1, options().positions(new LostPositions()).build());
  }

  /** A store that fails to load. */
  private static final class LostPositions implements PositionStore {
    @Override
    public Collection<WatchPosition> load(String customerId) throws IOException {
      throw new IOException("the positions of " + customerId + " can't be read");
    }

    @Override
    public void save(WatchPosition position) {}
  }
}
