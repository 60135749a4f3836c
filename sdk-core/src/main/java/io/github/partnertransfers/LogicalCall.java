package io.github.partnertransfers;

import io.github.partnertransfers.model.JsonDecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One execution of a call: its identity, its deadline, what was tried so far, and the decision what
 * follows each attempt. Who drives it, a blocked thread or callbacks, makes no difference here.
 * Used by one thread at a time.
 */
final class LogicalCall<T> {
  private final ClientRuntime runtime;
  private final Operation<T> operation;
  private final CallOptions options;
  private final String requestId;
  private final String correlationId;
  private final long deadlineNanos;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Throwable> earlier = new ArrayList<>();

  private @Nullable AccessToken token;
  private long attemptStartNanos;
  private long waitNanos;
  private boolean attemptUnderWay;
  private boolean maybeCarriedOut;
  private boolean tokenRenewed;

  LogicalCall(
      ClientRuntime runtime,
      Operation<T> operation,
      CallOptions options,
      @Nullable String requestId) {
    this.runtime = runtime;
    this.operation = operation;
    this.options = options;
    this.requestId = requestId == null ? UUID.randomUUID().toString() : requestId;
    this.correlationId =
        options.correlationId() == null ? UUID.randomUUID().toString() : options.correlationId();
    Duration deadline = options.deadline() == null ? runtime.deadline() : options.deadline();
    this.deadlineNanos = runtime.ticker().nanoTime() + Nanos.of(deadline);
  }

  ClientRuntime runtime() {
    return runtime;
  }

  long remainingNanos() {
    return deadlineNanos - runtime.ticker().nanoTime();
  }

  /** The next request, which must end before the deadline. */
  Call<T> nextAttempt(AccessToken nextToken) {
    token = nextToken;
    Headers headers = runtime.headers().of(options, requestId, correlationId, nextToken);
    Call<T> call = operation.request(runtime.api(), headers);
    long timeout = Math.min(Nanos.of(runtime.attemptTimeout()), Math.max(1, remainingNanos()));
    call.timeout().timeout(timeout, TimeUnit.NANOSECONDS);
    attemptStartNanos = runtime.ticker().nanoTime();
    attemptUnderWay = true;
    return call;
  }

  Verdict<T> answered(Response<T> response) {
    int status = response.code();
    if (response.isSuccessful()) {
      record(status, null);
      T body = response.body();
      return Verdict.result(body == null ? operation.whenEmpty() : body);
    }
    ErrorAnswer error = ErrorAnswer.read(response.errorBody());
    Duration retryAfter = RetryAfter.of(response.raw());
    String problem = describe(status, error);
    record(status, problem);
    FailureDetails details = new FailureDetails(status, error, retryAfter);
    if (status == 401) {
      return unauthorized(response, problem, details);
    }
    if (isTransient(status)) {
      maybeCarriedOut |= status != 429;
      return retryOr(details, retryAfter, "failed: " + problem, null);
    }
    if (status >= 300 && status < 400) {
      return redirected(response, details);
    }
    if (status == 403) {
      return fail(new NotAuthorizedException(failure("was refused: " + problem, details, null)));
    }
    if (maybeCarriedOut && operation.isWrite()) {
      // The refusal may be the echo of an earlier attempt that did get through.
      return unknown("was refused after an attempt without an answer: " + problem, details, null);
    }
    return fail(new RequestRefusedException(failure("was refused: " + problem, details, null)));
  }

  /** The API has no redirects, and the token must not follow one to another host. */
  private Verdict<T> redirected(Response<T> response, FailureDetails details) {
    HttpUrl target = response.raw().request().url().resolve(location(response));
    String problem =
        "was redirected to "
            + (target == null ? "nowhere" : target.host())
            + ", which is not followed";
    return maybeCarriedOut && operation.isWrite()
        ? unknown(problem, details, null)
        : fail(new MalformedResponseException(failure(problem, details, null)));
  }

  private static String location(Response<?> response) {
    String location = response.headers().get("Location");
    return location == null ? "" : location;
  }

  private Verdict<T> unauthorized(Response<T> response, String problem, FailureDetails details) {
    if (!tokenRenewed && token != null) {
      tokenRenewed = true;
      runtime.tokens().invalidate(token, ClaimsChallenge.of(response.headers()));
      earlier.add(new AttemptFailedException(attempts.get(attempts.size() - 1), null));
      waitNanos = 0;
      return Verdict.again(0);
    }
    return fail(new NotAuthorizedException(failure("was refused: " + problem, details, null)));
  }

  /** The attempt ended without an answer, or with one that couldn't be read. */
  Verdict<T> broken(Throwable problem) {
    String words = IoProblem.describe(problem);
    record(null, words);
    boolean garbage =
        problem instanceof JsonDecodingException && !(problem.getCause() instanceof EOFException);
    if (!(problem instanceof IOException) || garbage) {
      // The service answered; asking again brings the same answer.
      return operation.isWrite()
          ? unknown("was answered, but not readably: " + words, FailureDetails.NONE, problem)
          : fail(
              new MalformedResponseException(
                  failure("was not answered readably: " + words, FailureDetails.NONE, problem)));
    }
    maybeCarriedOut |= IoProblem.isAfterSending(problem);
    if (IoProblem.isLasting(problem)) {
      return giveUp("failed: " + words, FailureDetails.NONE, problem);
    }
    return retryOr(FailureDetails.NONE, null, "failed: " + words, problem);
  }

  Verdict<T> tokenFailed(Throwable problem) {
    if (problem instanceof NotAuthorizedException) {
      return fail((NotAuthorizedException) problem);
    }
    if (problem instanceof IOException) {
      String words = IoProblem.describe(problem);
      attempts.add(attempt(null, "login: " + words, Duration.ZERO));
      FailureDetails details = FailureDetails.ofLogin((IOException) problem);
      return retryOr(details, details.retryAfter(), "could not log in: " + words, problem);
    }
    return fail(
        new NotAuthorizedException(
            failure(
                "could not log in: " + problem.getMessage(),
                FailureDetails.ofLogin(problem),
                problem instanceof LoginRefusedException ? null : problem)));
  }

  Verdict<T> deadlinePassed() {
    return giveUp("ran out of time", FailureDetails.NONE, null);
  }

  TransfersException canceled(@Nullable Throwable cause) {
    if (attemptUnderWay) {
      record(null, "cancelled");
      maybeCarriedOut = true;
    }
    Failure failure = failure("was cancelled", FailureDetails.NONE, cause);
    return maybeCarriedOut && operation.isWrite()
        ? new OutcomeUnknownException(failure)
        : new CallCanceledException(failure);
  }

  private Verdict<T> retryOr(
      FailureDetails details,
      @Nullable Duration retryAfter,
      String problem,
      @Nullable Throwable cause) {
    int most =
        options.maxAttempts() == null ? runtime.retryPolicy().maxAttempts() : options.maxAttempts();
    if (attempts.size() >= most) {
      return giveUp(problem, details, cause);
    }
    long bound = runtime.retryPolicy().boundNanos(attempts.size());
    long wait = (long) (runtime.random().nextDouble() * bound);
    if (retryAfter != null) {
      wait = Math.max(wait, Nanos.of(retryAfter));
    }
    if (wait >= remainingNanos()) {
      return giveUp(problem + "; the deadline leaves no time to retry", details, cause);
    }
    earlier.add(new AttemptFailedException(attempts.get(attempts.size() - 1), cause));
    waitNanos = wait;
    return Verdict.again(wait);
  }

  private Verdict<T> giveUp(String problem, FailureDetails details, @Nullable Throwable cause) {
    return maybeCarriedOut && operation.isWrite()
        ? unknown(problem, details, cause)
        : fail(new ServiceUnavailableException(failure(problem, details, cause)));
  }

  private Verdict<T> unknown(String problem, FailureDetails details, @Nullable Throwable cause) {
    return fail(
        new OutcomeUnknownException(
            failure("has an unknown outcome: it " + problem, details, cause)));
  }

  private static <T> Verdict<T> fail(TransfersException failure) {
    return Verdict.failure(failure);
  }

  private Failure failure(String problem, FailureDetails details, @Nullable Throwable cause) {
    return ImmutableFailure.builder()
        .operation(operation.name())
        .problem(problem)
        .requestId(requestId)
        .correlationId(correlationId)
        .addAllAttempts(attempts)
        .addAllEarlier(earlier)
        .cause(cause)
        .status(details.status())
        .code(details.code())
        .description(details.description())
        .retryAfter(details.retryAfter())
        .body(details.body())
        .build();
  }

  private void record(@Nullable Integer status, @Nullable String problem) {
    attemptUnderWay = false;
    long took = runtime.ticker().nanoTime() - attemptStartNanos;
    Attempt attempt = attempt(status, problem, Duration.ofNanos(took));
    attempts.add(attempt);
    try {
      runtime.listener().attemptEnded(attempt);
    } catch (RuntimeException e) {
      // A listener only watches: its own mistakes must not change the outcome of a call.
    }
  }

  private Attempt attempt(@Nullable Integer status, @Nullable String problem, Duration took) {
    return ImmutableAttempt.builder()
        .number(attempts.size() + 1)
        .operation(operation.name())
        .requestId(requestId)
        .correlationId(correlationId)
        .waited(Duration.ofNanos(waitNanos))
        .duration(took)
        .status(status)
        .problem(problem)
        .build();
  }

  private static String describe(int status, ErrorAnswer error) {
    StringBuilder text = new StringBuilder("HTTP ").append(status);
    if (error.code() != null) {
      text.append(", code ").append(error.code());
    }
    if (error.description() != null) {
      text.append(": ").append(error.description());
    }
    return text.toString();
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
