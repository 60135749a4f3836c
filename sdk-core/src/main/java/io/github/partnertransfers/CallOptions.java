package io.github.partnertransfers;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How one call differs from the others of its client. What isn't set is the client's. */
@Value.Immutable
@ValueStyle
public abstract class CallOptions {
  /** Nothing differs. */
  public static final CallOptions DEFAULT = builder().build();

  CallOptions() {}

  /**
   * The longest that the call may take in all: login, attempts and waits together. Null: the
   * client's.
   */
  public abstract @Nullable Duration deadline();

  /**
   * The most requests to send for the call, at least 1. Null: the client's. The one that replaces a
   * refused token doesn't count.
   */
  public abstract @Nullable Integer maxAttempts();

  /**
   * The MS-RequestId, a GUID, by which the service recognizes a repeated write. Set it to resume a
   * call whose outcome is unknown; otherwise leave it null for a new one.
   */
  public abstract @Nullable String requestId();

  /** The MS-CorrelationId, a GUID that Microsoft's support finds a call by. Null: a new one. */
  public abstract @Nullable String correlationId();

  /** The language of texts in answers, such as {@code en-US}. Null: the client's. */
  public abstract @Nullable String locale();

  /** Headers to send besides; they can't replace those that the client sets. */
  public abstract Map<String, String> headers();

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

  /** The values set, but of the headers, which may hold keys, the names only. */
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

    Builder() {}

    /** See {@link CallOptions#deadline}. */
    public Builder deadline(@Nullable Duration newDeadline) {
      deadline = newDeadline;
      return this;
    }

    /** See {@link CallOptions#maxAttempts}. */
    public Builder maxAttempts(@Nullable Integer newMaxAttempts) {
      maxAttempts = newMaxAttempts;
      return this;
    }

    /** See {@link CallOptions#requestId}. */
    public Builder requestId(@Nullable String newRequestId) {
      requestId = newRequestId;
      return this;
    }

    /** See {@link CallOptions#correlationId}. */
    public Builder correlationId(@Nullable String newCorrelationId) {
      correlationId = newCorrelationId;
      return this;
    }

    /** See {@link CallOptions#locale}. */
    public Builder locale(@Nullable String newLocale) {
      locale = newLocale;
      return this;
    }

    /** See {@link CallOptions#headers}. */
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

    /**
     * The options.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public CallOptions build() {
      CallOptions options =
          new ImmutableCallOptions(
              deadline, maxAttempts, requestId, correlationId, locale, headers);
      options.check();
      return options;
    }
  }
}
