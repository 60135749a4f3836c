package io.github.partnertransfers.cli.login;

import io.github.partnertransfers.RefreshTokenStore;

/** The refresh token of a sign-in. */
public final class StoredRefreshToken implements RefreshTokenStore {
  private final SignInStore store;
  private final String tenantId;
  private final String clientId;
  private final String loginUrl;

  public StoredRefreshToken(SignInStore store, String tenantId, String clientId, String loginUrl) {
    this.store = store;
    this.tenantId = tenantId;
    this.clientId = clientId;
    this.loginUrl = loginUrl;
  }

  @Override
  public String load() {
    SignIn signIn = store.load();
    // Another process can have signed in to another tenant, or out.
    if (signIn == null || !signIn.matches(tenantId, clientId, loginUrl)) {
      throw new IllegalStateException("nobody is signed in; run transfers login");
    }
    return signIn.refreshToken();
  }

  @Override
  public void store(String refreshToken) {
    store.save(new SignIn(tenantId, clientId, loginUrl, refreshToken));
  }
}
