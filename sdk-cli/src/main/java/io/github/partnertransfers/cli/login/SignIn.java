package io.github.partnertransfers.cli.login;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * A user's sign-in, as it is kept.
 *
 * @param refreshToken a secret
 */
public record SignIn(String tenantId, String clientId, String loginUrl, String refreshToken) {
  private static final Gson GSON = new Gson();

  String toJson() {
    return GSON.toJson(this);
  }

  /** Returns the sign-in, or null if the text is not one. */
  static @Nullable SignIn fromJson(String json) {
    try {
      SignIn signIn = GSON.fromJson(json, SignIn.class);
      boolean complete =
          signIn != null
              && signIn.tenantId != null
              && signIn.clientId != null
              && signIn.loginUrl != null
              && signIn.refreshToken != null;
      return complete ? signIn : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  /** Returns whether it is of this tenant, application and login; null stands for any. */
  public boolean matches(@Nullable String tenant, @Nullable String client, String url) {
    return (tenant == null || tenant.equalsIgnoreCase(tenantId))
        && (client == null || client.equalsIgnoreCase(clientId))
        && url.equalsIgnoreCase(loginUrl);
  }

  /** Omits the token. */
  @Override
  public String toString() {
    return "SignIn[" + tenantId + ", " + clientId + ", " + loginUrl + "]";
  }
}
