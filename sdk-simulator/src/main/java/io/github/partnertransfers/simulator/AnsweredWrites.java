package io.github.partnertransfers.simulator;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answers to writes by their {@code MS-RequestId}: a write that is sent again gets the answer
 * of the first one and has no second effect.
 */
final class AnsweredWrites {

  private static final int CAPACITY = 10_000;

  private record Key(SimulatedPartner caller, Operation operation, String path, String requestId) {}

  @SuppressWarnings("serial")
  private final Map<Key, Answer> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Answer> eldest) {
          return size() > CAPACITY;
        }
      };

  Optional<Answer> find(SimulatedPartner caller, RecordedRequest request, Operation operation) {
    return key(caller, request, operation).map(answers::get);
  }

  void add(SimulatedPartner caller, RecordedRequest request, Operation operation, Answer answer) {
    key(caller, request, operation).ifPresent(key -> answers.put(key, answer));
  }

  void clear() {
    answers.clear();
  }

  private static Optional<Key> key(
      SimulatedPartner caller, RecordedRequest request, Operation operation) {
    return request
        .header("MS-RequestId")
        .filter(id -> operation.isWrite())
        .map(id -> new Key(caller, operation, request.path(), id.toLowerCase(Locale.ROOT)));
  }
}
