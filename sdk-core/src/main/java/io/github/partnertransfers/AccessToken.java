package io.github.partnertransfers;

import java.time.Duration;
import java.util.Objects;
import org.immutables.value.Value;

/** A bearer token and its lifetime. The token appears in no message. */
@Value.Immutable
@ValueStyle
public abstract class AccessToken {
  private static final String SCHEME = "Bearer ";

  AccessToken() {}

  /**
   * Creates a token.
   *
   * @param value the token, as sent after {@code Bearer} in the Authorization header
   * @param lifetime how long the token is valid from now on. A lifetime instead of an instant makes
   *     the refresh independent of the device's clock
   * @throws IllegalArgumentException if the value is empty or not valid in a header
   */
  public static AccessToken of(String value, Duration lifetime) {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || !HeaderText.isSafe(value)) {
      throw new IllegalArgumentException("an access token must be visible ASCII text");
    }
    return new ImmutableAccessToken(SCHEME + value, lifetime);
  }

  /** Returns the token, a secret. */
  public final String value() {
    return authorization().substring(SCHEME.length());
  }

  /**
   * Returns the Authorization header. Stored in place of the token, since it is the longest header
   * of every request.
   */
  abstract String authorization();

  /** Returns the lifetime of the token at the time when it was received. */
  public abstract Duration lifetime();

  @Override
  public final String toString() {
    return "AccessToken{" + lifetime() + "}";
  }
}
