package io.github.partnertransfers.simulator.internal.http;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.partnertransfers.simulator.RecordedAnswer;
import io.github.partnertransfers.simulator.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Adds each exchange to the journal and notifies the listeners. */
public final class ExchangeRecorder {

  private static final RecordedAnswer NO_RESPONSE = new RecordedAnswer(0, Map.of(), "");

  private final RequestJournal journal;
  private volatile Consumer<RecordedRequest> requestListener = request -> {};
  private volatile BiConsumer<RecordedRequest, RecordedAnswer> exchangeListener =
      (request, response) -> {};

  public ExchangeRecorder(RequestJournal journal) {
    this.journal = journal;
  }

  public void onRequest(Consumer<RecordedRequest> listener) {
    requestListener = listener;
  }

  public void onExchange(BiConsumer<RecordedRequest, RecordedAnswer> listener) {
    exchangeListener = listener;
  }

  public void record(RecordedRequest request, ResponseDefinition response, Instant time) {
    RecordedRequest completed =
        new RecordedRequest(
            request.operation(),
            request.method(),
            request.path(),
            request.query(),
            request.headers(),
            request.body(),
            response.getFault() == null ? response.getStatus() : 0);
    journal.add(completed, time);
    requestListener.accept(completed);
    exchangeListener.accept(completed, recorded(response));
  }

  private static RecordedAnswer recorded(ResponseDefinition response) {
    byte[] body = response.getByteBody() == null ? new byte[0] : response.getByteBody();
    if (response.getFault() != null || isTruncated(response.getHeaders(), body)) {
      return NO_RESPONSE;
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (response.getHeaders() != null) {
      response.getHeaders().all().forEach(header -> headers.put(header.key(), header.values()));
    }
    return new RecordedAnswer(
        response.getStatus(), headers, new String(body, StandardCharsets.UTF_8));
  }

  private static boolean isTruncated(HttpHeaders headers, byte[] body) {
    return headers != null
        && headers.getHeader("Content-Length").isPresent()
        && !headers.getHeader("Content-Length").firstValue().equals("" + body.length);
  }
}
