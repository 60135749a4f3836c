package io.github.partnertransfers.simulator.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** URL-encoded parameters, as a query string or a form body carries them. */
public record FormBody(Map<String, String> parameters) {

  public static FormBody parse(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new FormBody(parameters);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Malformed percent-encoding is kept literally.
      return text;
    }
  }

  /** Returns the value, or an empty string if the parameter is absent. */
  public String get(String name) {
    return parameters.getOrDefault(name, "");
  }
}
