package io.github.partnertransfers.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests; bounded, as a client that polls for hours must not fill the heap. */
final class RequestJournal {

  private static final int CAPACITY = 10_000;

  private final Deque<RecordedRequest> requests = new ArrayDeque<>();

  synchronized void add(RecordedRequest request) {
    if (requests.size() == CAPACITY) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }

  synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }
}
