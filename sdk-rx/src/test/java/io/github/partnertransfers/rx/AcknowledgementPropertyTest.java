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
 * Whatever operators follow a stream, wherever its process dies, and however its store fails: each
 * state that the service still shows is handled, and none that was acknowledged is told again.
 */
@Timeout(120)
class AcknowledgementPropertyTest {
  private static final int SEEDS = Integer.getInteger("acknowledgement.seeds", 6);

  /** Far more than it takes; a stream that gets nowhere would go on for ever. */
  private static final int MOST_PROCESSES = 400;

  /** How a store may behave. */
  enum StoreKind {
    RELIABLE,
    /** Every third save fails. */
    FAILING,
    /** Gives what it has of all customers, of whom another one is further. */
    SHARED
  }

  record Case(HandlingWay way, StoreKind store, long seed) {}

  static Stream<Case> cases() {
    return Stream.of(HandlingWay.values())
        .flatMap(
            way ->
                Stream.of(StoreKind.values())
                    .flatMap(
                        store ->
                            Stream.iterate(1L, seed -> seed + 1)
                                .limit(SEEDS)
                                .map(seed -> new Case(way, store, seed))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachStateIsHandledAndNoneIsToldAgain(Case the) throws Exception {
    Random random = new Random(the.seed);
    Store store = new Store(the.store);
    Set<String> endsHandled = new HashSet<>();
    try (SteppingService service = new SteppingService(the.seed)) {
      for (int i = 0; !store.isAtTheEnd(); i++) {
        assertThat(i).as("%s has stored %s", the, store.statuses()).isLessThan(MOST_PROCESSES);
        int crashAfter = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(12);
        CrashingProcess process =
            new CrashingProcess(store, the.way, crashAfter, random.nextBoolean());

        process.run(service.client());

        process.assertNothingWasPassedOverOrToldAgain(the);
        // Of several threads that acknowledge at a time, one saves for the others.
        if (the.store != StoreKind.FAILING && the.way != HandlingWay.FLAT_MAP) {
          process.assertAcknowledgedIsSaved(the);
        }
        endsHandled.addAll(process.endsHandled());
      }
    }
    assertThat(endsHandled)
        .as("%s", the)
        .containsExactlyInAnyOrderElementsOf(SteppingService.TRANSFERS);
  }

  /** What outlives a process. */
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
