package io.github.partnertransfers;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a token is asked for. */
@Value.Immutable
@ValueStyle
public abstract class TokenRequest {
  TokenRequest() {}

  /** Returns what the client asks a provider for; also for tests of a provider. */
  public static TokenRequest of(Cloud cloud, @Nullable String claims) {
    return new ImmutableTokenRequest(cloud, claims);
  }

  /** The cloud whose API the token is for. */
  public abstract Cloud cloud();

  /** The scope to ask for, as libraries for the v2.0 endpoint want it. */
  public final String scope() {
    return cloud().audience() + "/.default";
  }

  /**
   * The claims that the service demanded when it refused the last token (conditional access), as
   * JSON; null in the ordinary case. Pass it on to the library that logs in.
   */
  public abstract @Nullable String claims();
}
