package io.github.partnertransfers.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The last requests: as many as are within both limits, and always the very last one. A client that
 * polls for hours, or sends large bodies, must not fill the heap.
 */
final class RequestJournal {

  static final int MAX_REQUESTS = 10_000;
  static final long MAX_BYTES = 32L << 20;

  /** What the objects of a request and of its headers take at least. */
  private static final long BYTES_OF_REQUEST = 400;

  private static final long BYTES_OF_HEADER = 200;

  private record Entry(RecordedRequest request, long bytes) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long bytes;

  synchronized void add(RecordedRequest request) {
    Entry entry = new Entry(request, bytes(request));
    entries.addLast(entry);
    bytes += entry.bytes();
    while (entries.size() > MAX_REQUESTS || (bytes > MAX_BYTES && entries.size() > 1)) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  synchronized List<RecordedRequest> all() {
    return entries.stream().map(Entry::request).toList();
  }

  synchronized void clear() {
    entries.clear();
    bytes = 0;
  }

  /** About as much as the request takes in memory, and rather more than less. */
  private static long bytes(RecordedRequest request) {
    long characters = request.path().length();
    characters += request.query().length();
    characters += request.body().length();
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      characters += header.getKey().length();
      for (String value : header.getValue()) {
        characters += value.length();
      }
    }
    return BYTES_OF_REQUEST + BYTES_OF_HEADER * request.headers().size() + characters * 2;
  }
}
