package io.github.partnertransfers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** A response of the token endpoint, v1 (numbers in strings) or v2.0. */
final class TokenResponse {
  private static final long MAX_BYTES = 256 * 1024;
  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

  private final JsonObject json;

  private TokenResponse(JsonObject json) {
    this.json = json;
  }

  /**
   * Reads the response.
   *
   * @throws LoginFailedException if it has no token; transient unless it is the endpoint's JSON
   *     error with a permanent status
   */
  static TokenResponse read(Response response, Exchange exchange) throws IOException {
    JsonObject json = parse(response);
    if (response.isSuccessful() && text(json, "access_token") != null) {
      return new TokenResponse(json);
    }
    int status = response.code();
    String error = text(json, "error");
    if (isTransient(status, error)) {
      throw LoginFailedException.unavailable(status, exchange.retryAfter());
    }
    throw LoginFailedException.refused(status, error, text(json, "error_description"));
  }

  /**
   * A status below 400 is a proxy's or a captive portal's. The errors: RFC 6749, section 4.1.2.1.
   */
  private static boolean isTransient(int status, @Nullable String error) {
    return status < 400
        || status == 408
        || status == 429
        || status >= 500
        || "temporarily_unavailable".equals(error)
        || "server_error".equals(error);
  }

  AccessToken accessToken() {
    return AccessToken.of(json.get("access_token").getAsString(), lifetime());
  }

  @Nullable String refreshToken() {
    return text(json, "refresh_token");
  }

  private Duration lifetime() {
    String seconds = text(json, "expires_in");
    try {
      return seconds == null ? DEFAULT_LIFETIME : Duration.ofSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      return DEFAULT_LIFETIME;
    }
  }

  private static JsonObject parse(Response response) throws IOException {
    ResponseBody body = response.peekBody(MAX_BYTES);
    try {
      JsonElement element = JsonParser.parseString(body.string());
      return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  private static @Nullable String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}
