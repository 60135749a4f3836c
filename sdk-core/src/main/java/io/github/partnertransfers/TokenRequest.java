package io.github.partnertransfers;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The parameters of a token request. */
@Value.Immutable
@ValueStyle
public abstract class TokenRequest {
  TokenRequest() {}

  /** Creates a request; also for tests of a provider. */
  public static TokenRequest of(Cloud cloud, @Nullable String claims) {
    return new ImmutableTokenRequest(cloud, claims);
  }

  /** Returns the cloud whose API the token is for. */
  public abstract Cloud cloud();

  /** Returns the scope for libraries that use the v2.0 endpoint. */
  public final String scope() {
    return cloud().audience() + "/.default";
  }

  /**
   * Returns the claims challenge of the last 401 (conditional access) as JSON, or null if there was
   * none. Pass it to the login library.
   */
  public abstract @Nullable String claims();
}
