package io.github.partnertransfers.simulator.internal.service;

import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.Response;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the responses to writes by their {@code MS-RequestId}. A repeated write gets the first
 * response and has no second effect. Guarded by {@link PartnerCenter}.
 */
public final class IdempotencyStore {

  private static final int CAPACITY = 10_000;
  private static final Set<Operation> WRITES =
      EnumSet.of(
          Operation.CREATE,
          Operation.ACCEPT,
          Operation.UPDATE,
          Operation.WITHDRAW,
          Operation.CREATE_WEBHOOK_REGISTRATION,
          Operation.UPDATE_WEBHOOK_REGISTRATION,
          Operation.CREATE_VALIDATION_EVENT);

  private record Key(Partner caller, Operation operation, String path, String requestId) {}

  @SuppressWarnings("serial")
  private final Map<Key, Response> responses =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Response> eldest) {
          return size() > CAPACITY;
        }
      };

  public Optional<Response> find(Partner caller, RecordedRequest request, Operation operation) {
    return key(caller, request, operation).map(responses::get);
  }

  public void add(Partner caller, RecordedRequest request, Operation operation, Response response) {
    key(caller, request, operation).ifPresent(key -> responses.put(key, response));
  }

  void clear() {
    responses.clear();
  }

  private static Optional<Key> key(Partner caller, RecordedRequest request, Operation operation) {
    return request
        .header("MS-RequestId")
        .filter(id -> WRITES.contains(operation))
        .map(id -> new Key(caller, operation, request.path(), id.toLowerCase(Locale.ROOT)));
  }
}
