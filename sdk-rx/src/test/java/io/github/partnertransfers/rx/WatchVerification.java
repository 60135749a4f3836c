package io.github.partnertransfers.rx;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;

/** The Reactive Streams TCK, over real threads and as little time between polls as there can be. */
abstract class WatchVerification extends PublisherVerification<TransferUpdate> {
  /** For what must happen: a bound for when it doesn't, which a busy machine doesn't reach. */
  private static final long PATIENCE_MILLIS = 5_000;

  /** For what must not happen: some dozens of polls. */
  private static final long SILENCE_MILLIS = 50;

  /** How long the TCK gives a canceled stream before it looks for what still refers to it. */
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

  /** A stream over a service that goes through so many states. */
  abstract Publisher<TransferUpdate> stream(long states, WatchOptions options);

  @Override
  public Publisher<TransferUpdate> createPublisher(long elements) {
    return stream(elements, options().build());
  }

  /** Polls can't fail it before there's demand, but the positions to go on from can't be read. */
  @Override
  public Publisher<TransferUpdate> createFailedPublisher() {
    return stream(1, options().positions(new LostPositions()).build());
  }

  /** Positions that can't be read. */
  private static final class LostPositions implements PositionStore {
    @Override
    public Collection<WatchPosition> load(String customerId) throws IOException {
      throw new IOException("the positions of " + customerId + " can't be read");
    }

    @Override
    public void save(WatchPosition position) {}
  }
}
