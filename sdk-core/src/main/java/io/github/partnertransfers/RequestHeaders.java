package io.github.partnertransfers;

import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Creates the headers of a request. */
final class RequestHeaders {
  static final String AUTHORIZATION = "Authorization";
  static final String REQUEST_ID = "MS-RequestId";
  static final String CORRELATION_ID = "MS-CorrelationId";
  static final String LOCALE = "X-Locale";

  /** Headers that this class or OkHttp sets, and headers that change the form of the response. */
  private static final String[] RESERVED = {
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "if-modified-since",
    "if-none-match",
    "ms-contract-version",
    "ms-correlationid",
    "ms-partnercenter-application",
    "ms-requestid",
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-locale"
  };

  private final Headers common;
  private final @Nullable String locale;

  RequestHeaders(String applicationName, @Nullable String locale, Map<String, String> extra) {
    Headers.Builder builder =
        new Headers.Builder()
            .add("Accept", "application/json")
            .add("MS-Contract-Version", "v1")
            .add(
                "MS-PartnerCenter-Application",
                HeaderText.check("MS-PartnerCenter-Application", applicationName))
            .add("User-Agent", Version.USER_AGENT);
    for (Map.Entry<String, String> each : extra.entrySet()) {
      builder.addUnsafeNonAscii(each.getKey(), each.getValue());
    }
    this.common = builder.build();
    this.locale = locale == null ? null : HeaderText.check(LOCALE, locale);
  }

  /** Returns the headers of one attempt. The values were checked before. */
  Headers of(CallOptions options, CallInfo call, AccessToken token) {
    Headers.Builder headers = common.newBuilder();
    String language = options.locale() == null ? locale : options.locale();
    if (language != null) {
      headers.addUnsafeNonAscii(LOCALE, language);
    }
    headers.addUnsafeNonAscii(REQUEST_ID, call.requestId());
    headers.addUnsafeNonAscii(CORRELATION_ID, call.correlationId());
    headers.addUnsafeNonAscii(AUTHORIZATION, token.authorization());
    for (Map.Entry<String, String> extra : options.headers().entrySet()) {
      headers.removeAll(extra.getKey());
      headers.addUnsafeNonAscii(extra.getKey(), extra.getValue());
    }
    return headers.build();
  }

  static void checkExtra(String name, String value) {
    if (name.isEmpty() || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("invalid header name: \"" + name + '"');
    }
    for (String reserved : RESERVED) {
      if (reserved.equals(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("header " + name + " is reserved for the client");
      }
    }
    HeaderText.check(name, value);
  }
}
