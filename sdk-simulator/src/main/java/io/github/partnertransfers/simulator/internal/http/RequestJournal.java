package io.github.partnertransfers.simulator.internal.http;

import io.github.partnertransfers.simulator.RecordedRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Keeps the most recent requests within a limit of count and a limit of size, and always the last
 * request. A client that polls for hours, or sends large bodies, must not exhaust the heap.
 */
public final class RequestJournal {

  static final int MAX_REQUESTS = 10_000;
  static final long MAX_BYTES = 32L << 20;

  /** The estimated overhead of the objects of a request and of each header. */
  private static final long BYTES_PER_REQUEST = 400;

  private static final long BYTES_PER_HEADER = 200;

  /**
   * A request in the journal.
   *
   * @param number counts all requests, also those that are no longer kept
   * @param time the simulated time of the response
   */
  public record Entry(long number, Instant time, RecordedRequest request, long bytes) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long bytes;
  private long added;

  public synchronized void add(RecordedRequest request, Instant time) {
    added++;
    Entry entry = new Entry(added, time, request, bytes(request));
    entries.addLast(entry);
    bytes += entry.bytes();
    while (entries.size() > MAX_REQUESTS || (bytes > MAX_BYTES && entries.size() > 1)) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  public synchronized List<RecordedRequest> all() {
    return entries.stream().map(Entry::request).toList();
  }

  /** Returns at most {@code count} requests, the newest first. */
  public synchronized List<Entry> latest(int count) {
    List<Entry> latest = new ArrayList<>();
    Iterator<Entry> newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext() && latest.size() < count) {
      latest.add(newestFirst.next());
    }
    return latest;
  }

  public synchronized void clear() {
    entries.clear();
    bytes = 0;
  }

  /** Estimates the memory of a request, and rather too high than too low. */
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
    return BYTES_PER_REQUEST + BYTES_PER_HEADER * request.headers().size() + characters * 2;
  }
}
