package io.github.partnertransfers.cli;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.TransferListener;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The requests of a watch: when the last one was, and how it went. */
final class Polls implements TransferListener {
  private static final int NOT_FOUND = 404;

  private final Surroundings surroundings;
  private final boolean live;
  private final TransferListener next;
  private volatile @Nullable Poll last;
  private volatile boolean toldNotFound;

  /** One request. */
  record Poll(Instant time, String result, boolean failed) {}

  /**
   * @param live whether there is a view that shows how the last request went
   */
  Polls(Surroundings surroundings, boolean live, TransferListener next) {
    this.surroundings = surroundings;
    this.live = live;
    this.next = next;
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    Integer status = attempt.status();
    String result = status == null ? String.valueOf(attempt.problem()) : "HTTP " + status;
    Instant now = surroundings.tempo().clock().instant();
    last = new Poll(now, Text.clean(result), status == null || status >= 300);
    if (status != null && status == NOT_FOUND && !toldNotFound && !live) {
      toldNotFound = true;
      surroundings.say("not found yet; a new transfer may take up to half a minute to appear");
    }
    next.attemptEnded(attempt);
  }

  @Nullable Poll last() {
    return last;
  }
}
