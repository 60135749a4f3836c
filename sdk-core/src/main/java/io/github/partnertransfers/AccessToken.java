package io.github.partnertransfers;

import java.time.Duration;
import org.immutables.value.Value;

/** A bearer token and how long it is good for. Its text shows in no message. */
@Value.Immutable
@ValueStyle
public abstract class AccessToken {
  AccessToken() {}

  /**
   * A token that lasts this long.
   *
   * @param value what goes behind {@code Bearer} in the Authorization header
   * @param lifetime how long the token is valid from now on; give a lifetime and not an instant, so
   *     that a device whose clock is wrong refreshes in time all the same
   * @throws IllegalArgumentException if the value is empty or not fit for a header
   */
  public static AccessToken of(String value, Duration lifetime) {
    AccessToken token = new ImmutableAccessToken(value, lifetime);
    if (value.isEmpty() || !HeaderText.isSafe(value)) {
      throw new IllegalArgumentException("An access token must be visible ASCII text");
    }
    return token;
  }

  /** What goes behind {@code Bearer}. A secret. */
  public abstract String value();

  /** The header's text: the longest of a request, so that it is made once and not for each. */
  @Value.Derived
  @Value.Auxiliary
  String authorization() {
    return "Bearer " + value();
  }

  /** How long the token was valid when it was received. */
  public abstract Duration lifetime();

  @Override
  public final String toString() {
    return "AccessToken{" + lifetime() + "}";
  }
}
