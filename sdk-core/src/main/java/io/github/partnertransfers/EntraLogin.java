package io.github.partnertransfers;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

  /** Null for a public client, which can't keep a secret. */
  private final @Nullable ClientCredential credential;

  /** The tokens of the user; null to log in as the application alone. */
  private final @Nullable RefreshTokens refreshTokens;

  private final @Nullable Transport transport;

  /**
   * The requests in flight by thread: an abandoned login can overlap the next one. Copied for each
   * change, so that an idle client holds no map.
   */
  @GuardedBy("this")
  private Map<Thread, Call> inFlight = Collections.emptyMap();

  private EntraLogin(
      String tenantId,
      String clientId,
      @Nullable ClientCredential credential,
      @Nullable RefreshTokens refreshTokens,
      @Nullable Transport transport) {
    this.tenantId = tenantId;
    this.clientId = clientId;
    this.credential = credential;
    this.refreshTokens = refreshTokens;
    this.transport = transport;
  }

  static EntraLogin clientCredentials(
      String tenantId, String clientId, ClientCredential credential) {
    return of(tenantId, clientId, Objects.requireNonNull(credential, "credential"), null);
  }

  static EntraLogin refreshToken(
      String tenantId,
      String clientId,
      @Nullable ClientCredential credential,
      RefreshTokenStore store) {
    return of(
        tenantId, clientId, credential, new RefreshTokens(Objects.requireNonNull(store, "store")));
  }

  private static EntraLogin of(
      String tenantId,
      String clientId,
      @Nullable ClientCredential credential,
      @Nullable RefreshTokens refreshTokens) {
    required("tenantId", tenantId);
    if (!tenantId.matches("[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException(
          "tenantId must be a GUID or a domain, but is \"" + tenantId + '"');
    }
    return new EntraLogin(
        tenantId, required("clientId", clientId), credential, refreshTokens, null);
  }

  static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  /** Returns the same login with the connections of a client. */
  EntraLogin withTransport(Transport newTransport) {
    return new EntraLogin(tenantId, clientId, credential, refreshTokens, newTransport);
  }

  /** Returns the store of a user's tokens, or null if this logs in as the application alone. */
  @Nullable RefreshTokens refreshTokens() {
    return refreshTokens;
  }

  @Override
  public AccessToken getToken(TokenRequest request) throws Exception {
    FormBody.Builder form = new FormBody.Builder();
    if (refreshTokens == null) {
      form.add("grant_type", "client_credentials");
    } else {
      form.add("grant_type", "refresh_token").add("refresh_token", refreshTokens.current());
    }
    return requestToken(request, form.add("scope", request.scope())).accessToken();
  }

  /** Requests a token with a grant, and stores the refresh token of the response. */
  TokenResponse requestToken(TokenRequest request, FormBody.Builder grant) throws Exception {
    HttpUrl url = url(request.cloud(), "token");
    grant.add("client_id", clientId);
    if (credential != null) {
      credential.addTo(grant, clientId, url);
    }
    TokenResponse response = post(url, request, grant);
    String rotated = response.refreshToken();
    if (refreshTokens != null && rotated != null) {
      refreshTokens.replace(rotated);
    }
    return response;
  }

  /** Sends the first request of a login with a device code (RFC 8628, section 3.1). */
  TokenResponse requestDeviceCode(TokenRequest request, String scope) throws IOException {
    FormBody.Builder form = new FormBody.Builder().add("client_id", clientId).add("scope", scope);
    return post(url(request.cloud(), "devicecode"), request, form);
  }

  private HttpUrl url(Cloud cloud, String endpoint) {
    return cloud
        .login()
        .newBuilder()
        .addPathSegment(tenantId)
        .addPathSegments("oauth2/v2.0/" + endpoint)
        .build();
  }

  private TokenResponse post(HttpUrl url, TokenRequest cause, FormBody.Builder form)
      throws IOException {
    if (transport == null) {
      throw new IllegalStateException("the provider works only as the credential of a client");
    }
    if (cause.claims() != null) {
      form.add("claims", cause.claims());
    }
    Request request =
        new Request.Builder()
            .url(url)
            .header("Accept", "application/json")
            .header("User-Agent", Version.USER_AGENT)
            .post(form.build())
            .build();
    Call call = transport.http().newCall(request);
    Exchange exchange = transport.record(request, null);
    setInFlight(call);
    try (Response response = call.execute()) {
      return TokenResponse.read(response, exchange);
    } finally {
      setInFlight(null);
      transport.forget(request);
    }
  }

  /** Sets the request of this thread, or removes it. */
  private synchronized void setInFlight(@Nullable Call call) {
    Map<Thread, Call> changed = new HashMap<>(inFlight);
    if (call == null) {
      changed.remove(Thread.currentThread());
    } else {
      changed.put(Thread.currentThread(), call);
    }
    inFlight = changed.isEmpty() ? Collections.emptyMap() : changed;
  }

  /** Cancels the request of the thread, if there is one. */
  void abort(Thread thread) {
    Call call;
    synchronized (this) {
      call = inFlight.get(thread);
    }
    if (call != null) {
      call.cancel();
    }
  }

  @Override
  public String toString() {
    return "EntraLogin{tenant=" + tenantId + ", client=" + clientId + "}";
  }
}
