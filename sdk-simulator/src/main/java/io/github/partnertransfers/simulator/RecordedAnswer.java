package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer as it goes out.
 *
 * @param status the status, or 0 if a fault closes the connection before or within the answer
 * @param headers the headers, but for those that the server adds to every answer
 * @param body the body as text, which may begin with a byte order mark; empty if there is none
 */
public record RecordedAnswer(int status, Map<String, List<String>> headers, String body) {

  private static final RecordedAnswer NONE = new RecordedAnswer(0, Map.of(), "");

  static RecordedAnswer of(ResponseDefinition response) {
    byte[] bytes = response.getByteBody() == null ? new byte[0] : response.getByteBody();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (response.getHeaders() != null) {
      response.getHeaders().all().forEach(each -> headers.put(each.key(), each.values()));
    }
    return response.getFault() != null || breaksOff(response.getHeaders(), bytes)
        ? NONE
        : new RecordedAnswer(
            response.getStatus(), headers, new String(bytes, StandardCharsets.UTF_8));
  }

  private static boolean breaksOff(HttpHeaders headers, byte[] body) {
    return headers != null
        && headers.getHeader("Content-Length").isPresent()
        && !headers.getHeader("Content-Length").firstValue().equals("" + body.length);
  }
}
