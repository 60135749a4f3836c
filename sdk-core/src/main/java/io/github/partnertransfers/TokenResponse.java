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

/** An answer of the token endpoint, v1 (numbers in strings) or v2.0. */
final class TokenResponse {
  private static final long MOST_BYTES = 256 * 1024;
  private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

  private final JsonObject json;

  private TokenResponse(JsonObject json) {
    this.json = json;
  }

  /**
   * The tokens in the answer.
   *
   * @throws LoginRefusedException if the endpoint refused
   * @throws IOException if it is out of order, which may pass
   */
  static TokenResponse read(Response response) throws IOException, LoginRefusedException {
    JsonObject json = parse(response);
    if (response.isSuccessful() && json.has("access_token")) {
      return new TokenResponse(json);
    }
    int status = response.code();
    if (status == 408 || status == 429 || status >= 500) {
      throw new LoginUnavailableException(
          status, "the login answered HTTP " + status, RetryAfter.of(response));
    }
    throw new LoginRefusedException(status, text(json, "error"), text(json, "error_description"));
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
      return seconds == null ? USUAL_LIFETIME : Duration.ofSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      return USUAL_LIFETIME;
    }
  }

  private static JsonObject parse(Response response) throws IOException {
    ResponseBody body = response.peekBody(MOST_BYTES);
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
