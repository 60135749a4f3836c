package io.github.partnertransfers;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Options of one call. An option that isn't set has the client's value. */
@Value.Immutable
@ValueStyle
public abstract class CallOptions {
  /** No option is set. */
  public static final CallOptions DEFAULT = builder().build();

  CallOptions() {}

  /**
   * Returns the maximum duration of the call, with login, attempts and delays. Null: the client's.
   */
  public abstract @Nullable Duration deadline();

  /**
   * Returns the maximum number of attempts, at least 1. Null: the client's. The attempt after a 401
   * doesn't count.
   */
  public abstract @Nullable Integer maxAttempts();

  /**
   * Returns the MS-RequestId, a GUID that makes a write idempotent. Set it to resume a call whose
   * outcome is unknown. Null: a new one.
   */
  public abstract @Nullable String requestId();

  /** Returns the MS-CorrelationId, a GUID for Microsoft's support. Null: a new one. */
  public abstract @Nullable String correlationId();

  /** Returns the language of texts in responses, such as {@code en-US}. Null: the client's. */
  public abstract @Nullable String locale();

  /** Returns additional headers. They can't replace headers that the client sets. */
  public abstract Map<String, String> headers();

  /**
   * Returns whether the call is independent of the thread that executes it; false by default. A
   * detached call has no {@linkplain ContextPropagation context}, and belongs to no trace of that
   * thread. The polls of watches are detached, as many subscribers share them.
   */
  public abstract boolean detached();

  void check() {
    if (deadline() != null && (deadline().isNegative() || deadline().isZero())) {
      throw new IllegalArgumentException("deadline must be positive, but is " + deadline());
    }
    if (maxAttempts() != null && maxAttempts() < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, but is " + maxAttempts());
    }
    if (requestId() != null) {
      Guid.check("requestId", requestId());
    }
    if (correlationId() != null) {
      Guid.check("correlationId", correlationId());
    }
    if (locale() != null) {
      HeaderText.check("X-Locale", locale());
    }
    for (Map.Entry<String, String> header : headers().entrySet()) {
      RequestHeaders.checkExtra(header.getKey(), header.getValue());
    }
  }

  /** Returns the values. Of the headers, which may contain secrets, it returns the names only. */
  @Override
  public final String toString() {
    return "CallOptions{deadline="
        + deadline()
        + ", maxAttempts="
        + maxAttempts()
        + ", requestId="
        + requestId()
        + ", correlationId="
        + correlationId()
        + ", locale="
        + locale()
        + ", headers="
        + headers().keySet()
        + ", detached="
        + detached()
        + "}";
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these values. */
  public final Builder toBuilder() {
    Builder copy = new Builder();
    copy.deadline = deadline();
    copy.maxAttempts = maxAttempts();
    copy.requestId = requestId();
    copy.correlationId = correlationId();
    copy.locale = locale();
    copy.headers = headers();
    copy.detached = detached();
    return copy;
  }

  /** Collects the values of {@link CallOptions}. */
  public static final class Builder {
    private @Nullable Duration deadline;
    private @Nullable Integer maxAttempts;
    private @Nullable String requestId;
    private @Nullable String correlationId;
    private @Nullable String locale;
    private Map<String, String> headers = Collections.emptyMap();
    private boolean detached;

    Builder() {}

    /** Sets {@link CallOptions#deadline}. */
    public Builder deadline(@Nullable Duration newDeadline) {
      deadline = newDeadline;
      return this;
    }

    /** Sets {@link CallOptions#maxAttempts}. */
    public Builder maxAttempts(@Nullable Integer newMaxAttempts) {
      maxAttempts = newMaxAttempts;
      return this;
    }

    /** Sets {@link CallOptions#requestId}. */
    public Builder requestId(@Nullable String newRequestId) {
      requestId = newRequestId;
      return this;
    }

    /** Sets {@link CallOptions#correlationId}. */
    public Builder correlationId(@Nullable String newCorrelationId) {
      correlationId = newCorrelationId;
      return this;
    }

    /** Sets {@link CallOptions#locale}. */
    public Builder locale(@Nullable String newLocale) {
      locale = newLocale;
      return this;
    }

    /** Sets {@link CallOptions#headers}. */
    public Builder headers(Map<String, ? extends String> newHeaders) {
      Map<String, String> copy = new LinkedHashMap<>();
      for (Map.Entry<String, ? extends String> header : newHeaders.entrySet()) {
        copy.put(
            Objects.requireNonNull(header.getKey(), "header name"),
            Objects.requireNonNull(header.getValue(), "header value"));
      }
      headers = Collections.unmodifiableMap(copy);
      return this;
    }

    /** Sets {@link CallOptions#detached}. */
    public Builder detached(boolean newDetached) {
      detached = newDetached;
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public CallOptions build() {
      CallOptions options =
          new ImmutableCallOptions(
              deadline, maxAttempts, requestId, correlationId, locale, headers, detached);
      options.check();
      return options;
    }
  }
}
