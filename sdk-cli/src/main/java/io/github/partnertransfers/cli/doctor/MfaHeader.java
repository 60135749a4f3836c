package io.github.partnertransfers.cli.doctor;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether the service saw multifactor authentication in a token. Source: "Testing the Partner
 * security requirements" of Partner Center's documents.
 */
final class MfaHeader implements Interceptor {
  /** The header of a request that asks for the answer. */
  static final String REQUEST = "ValidateMfa";

  private static final String RESPONSE = "isMfaCompliant";

  private volatile @Nullable Boolean isCompliant;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String value = response.header(RESPONSE);
    if (value != null) {
      isCompliant = Boolean.valueOf(value);
    }
    return response;
  }

  /** Returns what the service said, or null if nothing. */
  @Nullable Boolean isCompliant() {
    return isCompliant;
  }
}
