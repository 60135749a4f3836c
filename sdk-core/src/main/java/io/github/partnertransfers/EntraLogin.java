package io.github.partnertransfers;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Gets tokens from Microsoft Entra's v2.0 token endpoint. */
final class EntraLogin implements TokenProvider {
  private final String tenantId;
  private final String clientId;
  private final @Nullable String clientSecret;
  private final @Nullable RefreshTokens refreshTokens;
  private final @Nullable Transport transport;

  /** The requests in flight by thread: an abandoned login can overlap the next one. */
  private final Map<Thread, Call> inFlight = new ConcurrentHashMap<>();

  private EntraLogin(
      String tenantId,
      String clientId,
      @Nullable String clientSecret,
      @Nullable RefreshTokens refreshTokens,
      @Nullable Transport transport) {
    this.tenantId = tenantId;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.refreshTokens = refreshTokens;
    this.transport = transport;
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
        tenantId, required("clientId", clientId), clientSecret, refreshTokens, null);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  /** Returns the same login with the connections of a client. */
  EntraLogin withTransport(Transport newTransport) {
    return new EntraLogin(tenantId, clientId, clientSecret, refreshTokens, newTransport);
  }

  @Override
  public AccessToken getToken(TokenRequest request) throws Exception {
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
    TokenResponse response = execute(tokenRequest(request.cloud(), form.build()));
    String rotated = response.refreshToken();
    if (refreshTokens != null && rotated != null) {
      refreshTokens.replace(rotated);
    }
    return response.accessToken();
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

  private TokenResponse execute(Request request) throws IOException {
    if (transport == null) {
      throw new IllegalStateException("the provider works only as the credential of a client");
    }
    Call call = transport.http().newCall(request);
    Exchange exchange = transport.record(request, null);
    inFlight.put(Thread.currentThread(), call);
    try (Response response = call.execute()) {
      return TokenResponse.read(response, exchange);
    } finally {
      inFlight.remove(Thread.currentThread());
      transport.forget(request);
    }
  }

  /** Cancels the request of the thread, if there is one. */
  void abort(Thread thread) {
    Call call = inFlight.get(thread);
    if (call != null) {
      call.cancel();
    }
  }

  @Override
  public String toString() {
    return "EntraLogin{tenant=" + tenantId + ", client=" + clientId + "}";
  }
}
