package io.github.partnertransfers;

import io.github.partnertransfers.model.WebhookRegistrationRequest;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Checks the URL and the events of a registration. Messages have no part of the URL: its query is
 * often a secret.
 */
final class WebhookRegistrationCheck {
  private static final String HTTPS = "https://";

  private WebhookRegistrationCheck() {}

  static void check(WebhookRegistrationRequest request) {
    Objects.requireNonNull(request, "request");
    checkUrl(request.webhookUrl());
    for (String event : request.webhookEvents()) {
      if (!isVisible(event)) {
        throw new IllegalArgumentException(
            "webhookEvents must be names of events, but one of them is \"" + event + '"');
      }
    }
  }

  private static void checkUrl(String url) {
    // HttpUrl trims the text, and adds slashes that are missing.
    boolean isHttps = url.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
    HttpUrl parsed = isHttps && isVisible(url) ? HttpUrl.parse(url) : null;
    if (parsed == null) {
      throw new IllegalArgumentException("webhookUrl must be an absolute https URL");
    }
    if (parsed.fragment() != null) {
      throw new IllegalArgumentException(
          "webhookUrl must have no fragment (host " + parsed.host() + ")");
    }
  }

  /** Returns whether a text is not empty, and has no spaces and control characters. */
  private static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
