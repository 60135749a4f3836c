package io.github.partnertransfers.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param operation what it asked for, or null if its method and path are none that the simulator
 *     has
 * @param method the method, such as {@code POST}
 * @param path the path, without the query
 * @param query the query with no leading question mark, still encoded, but for a percent sign that
 *     encodes nothing, which becomes {@code %25}; empty if there is none
 * @param headers the headers; {@link #header} looks one up
 * @param body the body as text, read as UTF-8; empty if there is none
 * @param status the status it was answered with; 0 if a fault closed the connection without one
 */
public record RecordedRequest(
    @Nullable Operation operation,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String body,
    int status) {

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }

  RecordedRequest answered(int answeredStatus) {
    return new RecordedRequest(operation, method, path, query, headers, body, answeredStatus);
  }

  /** Method, path and status; never a header or a body, as these hold secrets. */
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " -> " + status;
  }
}
