package io.github.partnertransfers.cli.login;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an access token, as the login wrote them. They are shown, and trusted for nothing:
 * the signature is not checked.
 */
public final class TokenClaims {
  private final JsonObject claims;

  private TokenClaims(JsonObject claims) {
    this.claims = claims;
  }

  /** Returns the claims, or null if the token is not a JWT. */
  public static @Nullable TokenClaims of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      JsonElement claims = JsonParser.parseString(json);
      return claims.isJsonObject() ? new TokenClaims(claims.getAsJsonObject()) : null;
    } catch (IllegalArgumentException | JsonParseException e) {
      return null;
    }
  }

  public @Nullable String tenantId() {
    return text("tid");
  }

  public @Nullable String applicationId() {
    String version1 = text("appid");
    return version1 == null ? text("azp") : version1;
  }

  public @Nullable String audience() {
    return text("aud");
  }

  /** Returns the user's name, or null for a token of an application alone. */
  public @Nullable String user() {
    String name = text("upn");
    return name == null ? text("preferred_username") : name;
  }

  /** Returns whether the token is a user's: only those have scopes. */
  public boolean isUser() {
    return text("scp") != null;
  }

  /** Returns the application's roles, or the scopes of a user's token. */
  public List<String> permissions() {
    String scopes = text("scp");
    return scopes == null ? texts("roles") : List.of(scopes.split(" "));
  }

  /** Returns whether the user signed in with multifactor authentication. */
  public boolean hasMfa() {
    return texts("amr").contains("mfa");
  }

  public @Nullable Instant expiry() {
    String seconds = text("exp");
    return seconds != null && seconds.matches("\\d{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : null;
  }

  private @Nullable String text(String name) {
    JsonElement value = claims.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (claims.get(name) instanceof JsonArray values) {
      values.forEach(value -> texts.add(value.isJsonPrimitive() ? value.getAsString() : ""));
    }
    return texts;
  }
}
