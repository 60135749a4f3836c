package io.github.partnertransfers;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Asks Microsoft Entra's v2.0 token endpoint for tokens. */
final class EntraLogin implements TokenProvider {
  private final String tenantId;
  private final String clientId;
  private final @Nullable String clientSecret;
  private final @Nullable RefreshTokens refreshTokens;
  private final @Nullable OkHttpClient http;
  private final long timeoutNanos;

  private EntraLogin(
      String tenantId,
      String clientId,
      @Nullable String clientSecret,
      @Nullable RefreshTokens refreshTokens,
      @Nullable OkHttpClient http,
      long timeoutNanos) {
    this.tenantId = tenantId;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.refreshTokens = refreshTokens;
    this.http = http;
    this.timeoutNanos = timeoutNanos;
  }

  static EntraLogin clientSecret(String tenantId, String clientId, String clientSecret) {
    required("clientSecret", clientSecret);
    return of(tenantId, clientId, clientSecret, null);
  }

  static EntraLogin refreshToken(
      String tenantId, String clientId, @Nullable String clientSecret, RefreshTokenStore store) {
    return of(
        tenantId,
        clientId,
        clientSecret,
        new RefreshTokens(Objects.requireNonNull(store, "store")));
  }

  private static EntraLogin of(
      String tenantId,
      String clientId,
      @Nullable String clientSecret,
      @Nullable RefreshTokens refreshTokens) {
    required("tenantId", tenantId);
    if (!tenantId.matches("[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException(
          "tenantId must be a GUID or a domain, but is \"" + tenantId + '"');
    }
    return new EntraLogin(
        tenantId, required("clientId", clientId), clientSecret, refreshTokens, null, 0);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  /** The same login over the client's own connections; a request takes this long at most. */
  EntraLogin over(OkHttpClient client, long nanos) {
    return new EntraLogin(tenantId, clientId, clientSecret, refreshTokens, client, nanos);
  }

  @Override
  public AccessToken getToken(TokenRequest request) throws Exception {
    if (http == null) {
      throw new IllegalStateException("a login of Credentials works only as part of a client");
    }
    FormBody.Builder form = new FormBody.Builder().add("client_id", clientId);
    if (clientSecret != null) {
      form.add("client_secret", clientSecret);
    }
    if (refreshTokens == null) {
      form.add("grant_type", "client_credentials");
    } else {
      form.add("grant_type", "refresh_token").add("refresh_token", refreshTokens.current());
    }
    form.add("scope", request.scope());
    if (request.claims() != null) {
      form.add("claims", request.claims());
    }
    Call call = http.newCall(tokenRequest(request.cloud(), form.build()));
    // All callers share this request: a server that never answers must not keep them from the next.
    call.timeout().timeout(timeoutNanos, TimeUnit.NANOSECONDS);
    TokenResponse answer = execute(call);
    String rotated = answer.refreshToken();
    if (refreshTokens != null && rotated != null) {
      refreshTokens.replace(rotated);
    }
    return answer.accessToken();
  }

  private Request tokenRequest(Cloud cloud, FormBody form) {
    HttpUrl url =
        cloud
            .login()
            .newBuilder()
            .addPathSegment(tenantId)
            .addPathSegments("oauth2/v2.0/token")
            .build();
    return new Request.Builder()
        .url(url)
        .header("Accept", "application/json")
        .header("User-Agent", Version.USER_AGENT)
        .post(form)
        .build();
  }

  private static TokenResponse execute(Call call) throws IOException, LoginRefusedException {
    try (Response response = call.execute()) {
      return TokenResponse.read(response);
    }
  }

  @Override
  public String toString() {
    return "EntraLogin{tenant=" + tenantId + ", client=" + clientId + "}";
  }
}
