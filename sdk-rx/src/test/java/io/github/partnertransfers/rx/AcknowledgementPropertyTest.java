package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With any operators after a stream, any crash and any failure of the store: each state that the
 * service still returns is handled, and no acknowledged state is emitted again.
 */
@Timeout(120)
class AcknowledgementPropertyTest {
  private static final int SEEDS = Integer.getInteger("acknowledgement.seeds", 6);

  /** Far more than needed; a stream without progress would run forever. */
  private static final int MOST_PROCESSES = 400;

  /** The behavior of the store. */
  enum StoreKind {
    RELIABLE,
    /** Every third save fails. */
    FAILING,
    /** Returns the positions of all customers. */
    SHARED
  }

  record Case(OperatorChain chain, StoreKind store, long seed) {}

  static Stream<Case> cases() {
    return Stream.of(OperatorChain.values())
        .flatMap(
            chain ->
                Stream.of(StoreKind.values())
                    .flatMap(
                        store ->
                            Stream.iterate(1L, seed -> seed + 1)
                                .limit(SEEDS)
                                .map(seed -> new Case(chain, store, seed))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachStateIsHandledAndNoAcknowledgedStateIsEmittedAgain(Case the) throws Exception {
    Random random = new Random(the.seed);
    Store store = new Store(the.store);
    Set<String> endsHandled = new HashSet<>();
    try (SteppingService service = new SteppingService(the.seed)) {
      for (int i = 0; !store.isAtTheEnd(); i++) {
        assertThat(i).as("%s has stored %s", the, store.statuses()).isLessThan(MOST_PROCESSES);
        int crashAfter = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(12);
        CrashingProcess process =
            new CrashingProcess(store, the.chain, crashAfter, random.nextBoolean());

        process.run(service.client());

        process.assertNothingWasPassedOverOrToldAgain(the);
        // One of several concurrently acknowledging threads saves for all.
        if (the.store != StoreKind.FAILING && the.chain != OperatorChain.FLAT_MAP) {
          process.assertAcknowledgedIsSaved(the);
        }
        endsHandled.addAll(process.endsHandled());
      }
    }
    assertThat(endsHandled)
        .as("%s", the)
        .containsExactlyInAnyOrderElementsOf(SteppingService.TRANSFERS);
  }

  /** The state that outlives a process. */
  static final class Store implements PositionStore {
    private final StoreKind kind;
    private final Map<String, String> saved = new ConcurrentHashMap<>();
    private int saves;

    Store(StoreKind kind) {
      this.kind = kind;
    }

    @Override
    public Collection<WatchPosition> load(String customerId) {
      List<WatchPosition> positions =
          saved.values().stream().map(WatchPosition::parse).collect(Collectors.toList());
      if (kind == StoreKind.SHARED) {
        for (String id : SteppingService.TRANSFERS) {
          positions.add(
              new WatchPosition(
                  SteppingService.OTHER_CUSTOMER,
                  id,
                  TransferState.of(PolledService.transfer(id, SteppingService.END))));
        }
      }
      return positions;
    }

    @Override
    public synchronized void save(WatchPosition position) throws IOException {
      saves++;
      if (kind == StoreKind.FAILING && saves % 3 == 0) {
        throw new IOException("every third one");
      }
      saved.put(position.transferId(), position.toString());
    }

    /** By transfer. */
    Map<String, String> statuses() {
      return saved.values().stream()
          .map(WatchPosition::parse)
          .collect(Collectors.toMap(WatchPosition::transferId, each -> "" + each.status()));
    }

    boolean isAtTheEnd() {
      Map<String, String> statuses = statuses();
      return SteppingService.TRANSFERS.stream()
          .allMatch(id -> SteppingService.END.equals(statuses.get(id)));
    }
  }
}
