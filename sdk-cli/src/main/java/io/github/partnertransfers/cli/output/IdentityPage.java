package io.github.partnertransfers.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.login.TokenClaims;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Prints who a token is for; never the token. */
public final class IdentityPage {
  private IdentityPage() {}

  /**
   * Prints the claims.
   *
   * @param claims null if the token is not readable
   * @param credential what logs in
   */
  public static void print(
      CliContext context, @Nullable TokenClaims claims, String credential, ResultOptions options) {
    JsonObject identity = json(claims, credential);
    JsonArray one = new JsonArray();
    one.add(identity);
    options.print(
        context,
        identity,
        () ->
            Rows.ofObjects(
                one,
                "credential",
                "tenantId",
                "clientId",
                "user",
                "mfa",
                "audience",
                "permissions",
                "expires"),
        () -> printLines(context.writer(), identity, claims == null));
  }

  private static void printLines(StyledWriter writer, JsonObject identity, boolean isOpaque) {
    identity
        .entrySet()
        .forEach(
            entry ->
                writer.line(Text.padded(entry.getKey(), 15) + Text.clean(text(entry.getValue()))));
    if (isOpaque) {
      writer.line("The token is opaque: it has no claims to read.");
    }
  }

  private static String text(JsonElement value) {
    if (value.isJsonArray()) {
      StringBuilder text = new StringBuilder();
      value.getAsJsonArray().forEach(each -> text.append(each.getAsString()).append(' '));
      return text.toString();
    }
    return value.isJsonNull() ? "-" : value.getAsString();
  }

  /** Returns the claims in the words of the settings. */
  public static JsonObject json(@Nullable TokenClaims claims, String credential) {
    JsonObject identity = new JsonObject();
    identity.addProperty("credential", credential);
    if (claims != null) {
      identity.addProperty("tenantId", claims.tenantId());
      identity.addProperty("clientId", claims.applicationId());
      if (claims.isUser()) {
        identity.addProperty("user", claims.user());
        identity.addProperty("mfa", claims.hasMfa());
      }
      identity.addProperty("audience", claims.audience());
      JsonArray permissions = new JsonArray();
      claims.permissions().forEach(permissions::add);
      identity.add("permissions", permissions);
      Instant expiry = claims.expiry();
      identity.addProperty("expires", expiry == null ? null : expiry.toString());
    }
    return identity;
  }
}
