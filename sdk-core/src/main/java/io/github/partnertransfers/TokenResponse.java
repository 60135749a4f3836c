package io.github.partnertransfers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** A response of the token endpoint, v1 (numbers in strings) or v2.0, or a device code. */
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
   * @throws LoginFailedException if it has no token and no code; transient unless it is the
   *     endpoint's JSON error with a permanent status
   */
  static TokenResponse read(Response response, Exchange exchange) throws IOException {
    JsonObject json = parse(response);
    if (response.isSuccessful()
        && (text(json, "access_token") != null || text(json, "device_code") != null)) {
      return new TokenResponse(json);
    }
    int status = response.code();
    String error = text(json, "error");
    if (isTransient(status, error)) {
      throw LoginFailedException.unavailable(status, detail(response), exchange.retryAfter());
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

  /** Returns what a proxy or a captive portal returned in place of the login. */
  private static String detail(Response response) {
    String location = response.header("Location");
    if (location != null) {
      HttpUrl target = response.request().url().resolve(location);
      return " to " + (target == null ? "nowhere" : target.host()) + ", which is not followed";
    }
    ResponseBody body = response.body();
    MediaType type = body == null ? null : body.contentType();
    String content = type == null ? "" : " with " + type.type() + '/' + type.subtype();
    return response.isSuccessful() ? content + " and no token" : "";
  }

  AccessToken accessToken() throws LoginFailedException {
    return AccessToken.of(required("access_token"), seconds("expires_in", DEFAULT_LIFETIME));
  }

  @Nullable String refreshToken() {
    return text(json, "refresh_token");
  }

  DeviceCode deviceCode(Duration lifetime) throws LoginFailedException {
    String code = required("user_code");
    String page = required("verification_uri");
    String message = text(json, "message");
    return DeviceCode.of(
        code, page, lifetime, message == null ? "Enter the code " + code + " at " + page : message);
  }

  /** Returns a value that the response must have. */
  String required(String name) throws LoginFailedException {
    String value = text(json, name);
    if (value == null) {
      throw LoginFailedException.providerFailed("the login returned no " + name, null);
    }
    return value;
  }

  Duration seconds(String name, Duration otherwise) {
    String seconds = text(json, name);
    try {
      return seconds == null ? otherwise : Duration.ofSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      return otherwise;
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
