package io.github.partnertransfers.cli.login;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads the claims of the token that a client sends. */
public final class TokenCapture implements Interceptor {
  private static final String BEARER = "Bearer ";

  private volatile @Nullable String token;

  @Override
  public Response intercept(Chain chain) throws IOException {
    String header = chain.request().header("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      token = header.substring(BEARER.length());
    }
    return chain.proceed(chain.request());
  }

  /** Returns the claims of the last token, or null if there is none with readable claims. */
  public @Nullable TokenClaims claims() {
    String sent = token;
    return sent == null ? null : TokenClaims.of(sent);
  }
}
