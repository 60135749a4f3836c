package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.http.RequestJournal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The last requests. Those with the same {@code MS-RequestId} are the attempts of one call. Headers
 * and bodies are left out, because they can contain secrets.
 */
final class RecentCalls {

  private static final int REQUESTS = 100;

  private RecentCalls() {}

  /** Returns the calls, the one with the last attempt first. */
  static ArrayNode json(RequestJournal journal) {
    ArrayNode calls = Json.array();
    Map<String, ObjectNode> byRequestId = new HashMap<>();
    for (RequestJournal.Entry entry : journal.latest(REQUESTS)) {
      RecordedRequest request = entry.request();
      String requestId = request.header("MS-RequestId").orElse("");
      // Without an id, each request is a call of its own.
      String key = requestId.isEmpty() ? "" + entry.number() : requestId.toLowerCase(Locale.ROOT);
      ObjectNode call = byRequestId.get(key);
      if (call == null) {
        call = call(key, requestId, request);
        byRequestId.put(key, call);
        calls.add(call);
      }
      call.withArray("attempts")
          .insertObject(0)
          .put("time", entry.time().toString())
          .put("status", request.status());
    }
    return calls;
  }

  private static ObjectNode call(String key, String requestId, RecordedRequest request) {
    return Json.object()
        .put("key", key)
        .put("requestId", requestId)
        .put("operation", request.operation() == null ? null : request.operation().name())
        .put("method", request.method())
        .put("path", request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
  }
}
