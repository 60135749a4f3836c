package io.github.partnertransfers;

import io.github.partnertransfers.model.JsonDecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One execution of a call: its identity, its deadline, and the decision what follows each attempt.
 * Who drives it, a blocked thread or callbacks, makes no difference here. Used by one thread at a
 * time.
 */
final class LogicalCall<T> {
  private final ClientRuntime runtime;
  private final Operation<T> operation;
  private final CallOptions options;
  private final CallHistory history;
  private final long deadlineNanos;

  private @Nullable AccessToken token;
  private long attemptStartNanos;
  private long waitNanos;
  private boolean attemptUnderWay;
  private boolean tokenRenewed;

  /** Whether an attempt of a write ended without an answer that settles what it did. */
  private boolean unsettled;

  LogicalCall(
      ClientRuntime runtime,
      Operation<T> operation,
      CallOptions options,
      @Nullable String requestId) {
    this.runtime = runtime;
    this.operation = operation;
    this.options = options;
    this.history =
        new CallHistory(
            operation.name(),
            requestId == null ? newId() : requestId,
            options.correlationId() == null ? newId() : options.correlationId(),
            runtime.listener());
    Duration deadline = options.deadline() == null ? runtime.deadline() : options.deadline();
    this.deadlineNanos = runtime.ticker().nanoTime() + Nanos.of(deadline);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  ClientRuntime runtime() {
    return runtime;
  }

  long remainingNanos() {
    return deadlineNanos - runtime.ticker().nanoTime();
  }

  /** The longest that the next attempt may take: it must end before the deadline. */
  long attemptTimeoutNanos() {
    return Math.min(Nanos.of(runtime.attemptTimeout()), Math.max(1, remainingNanos()));
  }

  Call<T> nextAttempt(AccessToken nextToken) {
    token = nextToken;
    Headers headers =
        runtime.headers().of(options, history.requestId(), history.correlationId(), nextToken);
    attemptStartNanos = runtime.ticker().nanoTime();
    attemptUnderWay = true;
    return operation.request(runtime.api(), headers);
  }

  Verdict<T> answered(Response<T> response) {
    if (response.isSuccessful() && operation.isAnsweredBy(response.raw())) {
      attemptUnderWay = false;
      runtime.retryBudget().succeeded(!history.attempts().isEmpty());
      history.addSuccess(waitNanos, attemptNanos(), response.code());
      return Verdict.result(operation.result(response.body()));
    }
    if (response.isSuccessful()) {
      return broken(new UnexpectedBodyException(response.raw()));
    }
    FailureDetails details = FailureDetails.of(response);
    int status = response.code();
    String problem = details.describe();
    record(details, problem);
    boolean redirected = status >= 300 && status < 400;
    unsettled |= operation.isWrite() && (status >= 500 || status == 408 || redirected);
    if (isTransient(status)) {
      return retryOr(details, "failed: " + problem, null);
    }
    if (status >= 500) {
      return end(ServiceUnavailableException::new, "failed: " + problem, details, null);
    }
    if (redirected) {
      return end(MalformedResponseException::new, redirected(response), details, null);
    }
    if (status == 401 && !tokenRenewed && token != null) {
      tokenRenewed = true;
      runtime.tokens().invalidate(token, ClaimsChallenge.of(response.headers()));
      return again(0, null);
    }
    String refused = "was refused: " + problem;
    return status == 401 || status == 403
        ? end(NotAuthorizedException::new, refused, details, null)
        : end(RequestRefusedException::new, refused, details, null);
  }

  /** The API has no redirects, and the token must not follow one to another host. */
  private static String redirected(Response<?> response) {
    String location = response.headers().get("Location");
    HttpUrl target = location == null ? null : response.raw().request().url().resolve(location);
    return "was redirected to "
        + (target == null ? "nowhere" : target.host())
        + ", which is not followed";
  }

  /** The attempt ended without an answer, or with one that couldn't be read. */
  Verdict<T> broken(Throwable problem) {
    String words = IoProblem.describe(problem);
    record(FailureDetails.NONE, words);
    if (isUnreadable(problem)) {
      // The service answered, but not what it did; asking again brings the same answer.
      unsettled |= operation.isWrite();
      return end(
          MalformedResponseException::new,
          "was not answered readably: " + words,
          FailureDetails.ofUnreadable(problem),
          problem);
    }
    unsettled |= operation.isWrite() && IoProblem.isAfterSending(problem);
    return IoProblem.isLasting(problem)
        ? end(ServiceUnavailableException::new, "failed: " + words, FailureDetails.NONE, problem)
        : retryOr(FailureDetails.NONE, "failed: " + words, problem);
  }

  /** JSON that just ends is a truncated answer: an I/O problem like any other. */
  private static boolean isUnreadable(Throwable problem) {
    return !(problem instanceof IOException)
        || problem instanceof BodyTooLargeException
        || problem instanceof UnexpectedBodyException
        || (problem instanceof JsonDecodingException
            && !(problem.getCause() instanceof EOFException));
  }

  Verdict<T> tokenFailed(Throwable problem) {
    FailureDetails details = FailureDetails.ofLogin(problem);
    if (problem instanceof IOException) {
      String words = "could not log in: " + IoProblem.describe(problem);
      history.addLogin(waitNanos, details, words);
      return retryOr(details, words, problem);
    }
    // A refusal by the login itself is told in full by the message.
    Throwable cause = problem instanceof LoginRefusedException ? null : problem;
    String words = "could not log in: " + IoProblem.describe(problem);
    return end(NotAuthorizedException::new, words, details, cause);
  }

  Verdict<T> deadlinePassed() {
    return end(ServiceUnavailableException::new, "ran out of time", FailureDetails.NONE, null);
  }

  TransfersException canceled(@Nullable Throwable cause) {
    if (attemptUnderWay) {
      record(FailureDetails.NONE, "cancelled");
      unsettled |= operation.isWrite();
    }
    return failure(CallCanceledException::new, "was cancelled", FailureDetails.NONE, cause);
  }

  private Verdict<T> retryOr(FailureDetails details, String problem, @Nullable Throwable cause) {
    int most =
        options.maxAttempts() == null ? runtime.retryPolicy().maxAttempts() : options.maxAttempts();
    int counted = history.attempts().size() - (tokenRenewed ? 1 : 0);
    if (counted >= most) {
      return end(ServiceUnavailableException::new, problem, details, cause);
    }
    long bound = runtime.retryPolicy().boundNanos(counted);
    long wait = (long) (runtime.random().nextDouble() * bound);
    Duration retryAfter = details.retryAfter();
    if (retryAfter != null) {
      wait = Math.max(wait, Nanos.of(retryAfter));
    }
    if (wait >= remainingNanos()) {
      String late = problem + "; the deadline leaves no time to retry";
      return end(ServiceUnavailableException::new, late, details, cause);
    }
    if (!runtime.retryBudget().tryRetry()) {
      String spent = problem + "; too many calls of this client fail to retry each of them";
      return end(ServiceUnavailableException::new, spent, details, cause);
    }
    return again(wait, cause);
  }

  private Verdict<T> again(long wait, @Nullable Throwable cause) {
    history.followed(cause);
    waitNanos = wait;
    return Verdict.again(wait);
  }

  private Verdict<T> end(
      Function<Failure, TransfersException> kind,
      String problem,
      FailureDetails details,
      @Nullable Throwable cause) {
    return Verdict.failure(failure(kind, problem, details, cause));
  }

  /**
   * A failure of this kind, unless an attempt is unsettled: then no later answer, not even a
   * refusal, tells what that attempt did, and a refusal may be its very echo.
   */
  private TransfersException failure(
      Function<Failure, TransfersException> kind,
      String problem,
      FailureDetails details,
      @Nullable Throwable cause) {
    return unsettled
        ? new OutcomeUnknownException(
            history.failure("has an unknown outcome: it " + problem, details, cause))
        : kind.apply(history.failure(problem, details, cause));
  }

  private void record(FailureDetails details, @Nullable String problem) {
    attemptUnderWay = false;
    history.add(waitNanos, attemptNanos(), details, problem);
  }

  private long attemptNanos() {
    return runtime.ticker().nanoTime() - attemptStartNanos;
  }

  private static boolean isTransient(int status) {
    return status == 408
        || status == 429
        || status == 500
        || status == 502
        || status == 503
        || status == 504;
  }
}
