package io.github.partnertransfers;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shortens received texts and removes likely secrets before they reach a message. */
final class Redaction {
  private static final int MAX_CHARACTERS = 2048;

  private static final Pattern SECRETS =
      Pattern.compile(
          "(?i)(Bearer\\s+|\\b(?:access_token|refresh_token|id_token|client_secret|client_assertion)"
              + "[\"']?\\s*[:=]\\s*[\"']?)[^\"'\\s<&]+|eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9_.-]*");

  private Redaction() {}

  static @Nullable String redactNullable(@Nullable String text) {
    return text == null ? null : redact(text);
  }

  static String redact(String text) {
    String redacted = SECRETS.matcher(text).replaceAll("$1(redacted)");
    return redacted.length() > MAX_CHARACTERS ? redacted.substring(0, MAX_CHARACTERS) : redacted;
  }
}
