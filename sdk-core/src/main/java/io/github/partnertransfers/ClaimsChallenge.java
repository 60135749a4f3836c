package io.github.partnertransfers;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads the claims challenge of a 401 (conditional access). */
final class ClaimsChallenge {
  private static final Pattern CLAIMS = Pattern.compile("claims=\"([A-Za-z0-9+/=_-]+)\"");

  private ClaimsChallenge() {}

  /** Returns the claims as JSON, or null if there is no challenge. */
  static @Nullable String of(Headers headers) {
    for (String challenge : headers.values("WWW-Authenticate")) {
      Matcher matcher = CLAIMS.matcher(challenge);
      ByteString decoded = matcher.find() ? ByteString.decodeBase64(matcher.group(1)) : null;
      if (decoded != null) {
        return decoded.string(StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
