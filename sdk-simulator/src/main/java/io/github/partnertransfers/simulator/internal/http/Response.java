package io.github.partnertransfers.simulator.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The response of an operation, before it is serialized. */
public record Response(
    int status, @Nullable JsonNode body, Encoding encoding, Map<String, String> headers) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** How the service encodes a body, which depends on the operation. */
  enum Encoding {
    /** {@code application/json} without a charset, as in the samples of lists. */
    JSON("application/json", false),
    /** With a charset and without a byte order mark, as for tokens and webhooks. */
    JSON_UTF_8("application/json; charset=utf-8", false),
    /** With a charset and a byte order mark, as in the samples of single transfers. */
    JSON_UTF_8_WITH_BYTE_ORDER_MARK("application/json; charset=utf-8", true);

    final String contentType;
    final boolean byteOrderMark;

    Encoding(String contentType, boolean byteOrderMark) {
      this.contentType = contentType;
      this.byteOrderMark = byteOrderMark;
    }
  }

  public static Response entity(int status, JsonNode body) {
    return new Response(status, body, Encoding.JSON_UTF_8_WITH_BYTE_ORDER_MARK, Map.of());
  }

  public static Response list(ArrayNode body) {
    return new Response(200, body, Encoding.JSON, Map.of());
  }

  /** An object or an array as the samples of webhooks show it: with a charset. */
  public static Response webhook(JsonNode body) {
    return new Response(200, body, Encoding.JSON_UTF_8, Map.of());
  }

  public static Response token(int status, JsonNode body) {
    return new Response(
        status,
        body,
        Encoding.JSON_UTF_8,
        Map.of("Cache-Control", "no-store, no-cache", "Pragma", "no-cache"));
  }

  public static Response empty(int status) {
    return new Response(status, null, Encoding.JSON, Map.of());
  }

  public Response withHeader(String name, String value) {
    return new Response(status, body, encoding, Map.of(name, value));
  }

  /** Serializes the response to {@code request}, whose ids it echoes. */
  public ResponseDefinition toWireMock(RecordedRequest request, boolean byteOrderMarks) {
    ResponseDefinitionBuilder response = new ResponseDefinitionBuilder().withStatus(status);
    echo("MS-RequestId", request, response);
    echo("MS-CorrelationId", request, response);
    headers.forEach(response::withHeader);
    if (body != null) {
      String text = (byteOrderMarks && encoding.byteOrderMark ? BYTE_ORDER_MARK : "") + body;
      response
          .withHeader("Content-Type", encoding.contentType)
          .withBody(text.getBytes(StandardCharsets.UTF_8));
    }
    return response.build();
  }

  /** The service generates an id if the request has none. */
  private static void echo(
      String header, RecordedRequest request, ResponseDefinitionBuilder response) {
    response.withHeader(
        header, request.header(header).orElseGet(() -> UUID.randomUUID().toString()));
  }
}
