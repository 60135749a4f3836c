package io.github.partnertransfers.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the simulator received.
 *
 * @param operation the operation, or null if the simulator does not support the method and path
 * @param method the method, such as {@code POST}
 * @param path the path, without the query
 * @param query the encoded query without the question mark; a percent sign that encodes nothing is
 *     replaced by {@code %25}; empty if there is none
 * @param headers the headers; see {@link #header}
 * @param body the body as text, decoded as UTF-8; empty if there is none
 * @param status the status of the response, or 0 if a fault closed the connection without one
 */
public record RecordedRequest(
    @Nullable Operation operation,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    String body,
    int status) {

  /** Returns the first value of the header, ignoring the case of its name. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }

  /** Returns method, path and status, and no header or body, which can contain secrets. */
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " -> " + status;
  }
}
