package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.micrometer.common.KeyValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of the tag {@code outcome}. The README of the module explains them. */
enum Outcome {
  /** Not ended yet. */
  NONE,
  SUCCESS,
  NOT_AUTHORIZED,
  REFUSED,
  THROTTLED,
  UNAVAILABLE,
  MALFORMED_RESPONSE,
  NO_RESPONSE,
  LOGIN_FAILED,
  OUTCOME_UNKNOWN,
  CANCELED,
  ERROR;

  private static final int TOO_MANY_REQUESTS = 429;

  /** Returns the outcome of a call, a poll or a login. */
  static Outcome of(@Nullable Throwable failure) {
    if (failure == null) {
      return SUCCESS;
    } else if (failure instanceof OutcomeUnknownException) {
      return OUTCOME_UNKNOWN;
    } else if (failure instanceof NotAuthorizedException) {
      return NOT_AUTHORIZED;
    } else if (failure instanceof RequestRefusedException) {
      return REFUSED;
    } else if (failure instanceof MalformedResponseException) {
      return MALFORMED_RESPONSE;
    } else if (failure instanceof CallCanceledException) {
      return CANCELED;
    } else if (failure instanceof ServiceUnavailableException unavailable) {
      return isThrottled(unavailable.status()) ? THROTTLED : UNAVAILABLE;
    }
    return ERROR;
  }

  static Outcome of(Attempt attempt) {
    Integer status = attempt.status();
    if (attempt.problem() == null) {
      return SUCCESS;
    } else if (attempt.isCanceled()) {
      return CANCELED;
    } else if (attempt.isLogin()) {
      return LOGIN_FAILED;
    } else if (status == null) {
      return NO_RESPONSE;
    } else if (isThrottled(status)) {
      return THROTTLED;
    } else if (status < 400) {
      return MALFORMED_RESPONSE;
    } else if (status == 401 || status == 403) {
      return NOT_AUTHORIZED;
    }
    return status == 408 || status >= 500 ? UNAVAILABLE : REFUSED;
  }

  /** Returns whether a call or a poll can have this outcome. */
  boolean isOfPoll() {
    return this != NONE && this != NO_RESPONSE && this != LOGIN_FAILED && this != OUTCOME_UNKNOWN;
  }

  static boolean isThrottled(@Nullable Integer status) {
    return status != null && status == TOO_MANY_REQUESTS;
  }

  /** Returns the value of the tag. */
  String tag() {
    return this == NONE ? KeyValue.NONE_VALUE : name().toLowerCase(Locale.ROOT);
  }
}
