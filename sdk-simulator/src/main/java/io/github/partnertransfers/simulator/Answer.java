package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request is answered with, before it becomes bytes. */
record Answer(int status, @Nullable JsonNode body, Encoding encoding, Map<String, String> headers) {

  /** How the service writes a body, which depends on the operation. */
  enum Encoding {
    /** {@code application/json} alone, as the list samples show. */
    JSON("application/json", false),
    /** With charset and without a byte order mark, as the token endpoint does. */
    JSON_UTF_8("application/json; charset=utf-8", false),
    /** With charset and a byte order mark, as the samples of single transfers show. */
    JSON_UTF_8_MARKED("application/json; charset=utf-8", true);

    final String contentType;
    final boolean byteOrderMark;

    Encoding(String contentType, boolean byteOrderMark) {
      this.contentType = contentType;
      this.byteOrderMark = byteOrderMark;
    }
  }

  static Answer entity(int status, JsonNode body) {
    return new Answer(status, body, Encoding.JSON_UTF_8_MARKED, Map.of());
  }

  static Answer list(ArrayNode body) {
    return new Answer(200, body, Encoding.JSON, Map.of());
  }

  static Answer token(int status, JsonNode body) {
    return new Answer(
        status,
        body,
        Encoding.JSON_UTF_8,
        Map.of("Cache-Control", "no-store, no-cache", "Pragma", "no-cache"));
  }

  static Answer empty(int status) {
    return new Answer(status, null, Encoding.JSON, Map.of());
  }

  Answer with(String header, String value) {
    return new Answer(status, body, encoding, Map.of(header, value));
  }
}
