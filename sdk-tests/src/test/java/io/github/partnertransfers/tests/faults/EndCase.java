package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A state of a call, what ends the call there, and what the caller has to be notified of. */
record EndCase(CallState state, CallEnd end, CallStyle style, Kind kind) {

  /** Returns every combination that there can be. */
  static Stream<EndCase> all() {
    return Stream.of(CallState.values())
        .flatMap(
            state ->
                Stream.of(CallEnd.values())
                    .flatMap(
                        end ->
                            Stream.of(CallStyle.values())
                                .flatMap(
                                    style ->
                                        Stream.of(Kind.values())
                                            .map(kind -> new EndCase(state, end, style, kind)))))
        .filter(EndCase::isPossible);
  }

  private boolean isPossible() {
    return end.appliesTo(state, style) && !(state.isAsynchronous() && style == CallStyle.BLOCKING);
  }

  /** Returns the exception that the call ends with, or null if it succeeds. */
  @Nullable Class<? extends TransfersException> failure() {
    if (state.hasEnded() || isRetried()) {
      return null;
    }
    if (kind == Kind.WRITE && state.isUnsettled()) {
      return OutcomeUnknownException.class;
    }
    return switch (end) {
      case DEADLINE -> ServiceUnavailableException.class;
      case CANCELLATION, INTERRUPT, CLOSE -> CallCanceledException.class;
      case FOREIGN_THROWABLE, THROWING_CALLBACK -> state.failureByMistake();
    };
  }

  /** Returns how many requests of the call reach the service. */
  int requests() {
    return state.requests() + (isRetried() ? 1 : 0);
  }

  /** Returns whether the call makes a retry that doesn't succeed, which the retry budget pays. */
  boolean spendsRetry() {
    return state == CallState.AWAITING_TOKEN_FOR_RETRY && end == CallEnd.FOREIGN_THROWABLE;
  }

  /** A scheduler that throws delays no call: the watchdog takes its place. */
  private boolean isRetried() {
    return state == CallState.BACKING_OFF && end == CallEnd.FOREIGN_THROWABLE;
  }

  boolean isCancellationOf(CallStyle canceled) {
    return style == canceled && end == CallEnd.CANCELLATION;
  }

  @Override
  public String toString() {
    return (style + " " + kind).toLowerCase(Locale.ROOT) + ", " + state + ": " + end;
  }
}
