package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault, with every operation, in every way to make a call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultMatrixTest {
  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  private final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final RawServer other = RawServer.answering(RawServer.answer(200, "", "[]"));
  private final List<FaultRow> rows =
      FaultTable.rows("http://localhost:" + other.port() + "/v1/elsewhere");
  private final OutcomesPage page = new OutcomesPage();
  private int measured;

  @BeforeEach
  void forget() {
    simulator.reset();
    SimulatorClients.holdRequestsToContract(simulator);
  }

  @AfterEach
  void nothingWentElsewhere() {
    assertThat(other.requests()).as("requests to another host").isZero();
    assertThat(simulator.requests(Operation.TOKEN))
        .allMatch(login -> login.header("Authorization").isEmpty());
  }

  @AfterAll
  void stop() {
    simulator.close();
    other.close();
  }

  Stream<FaultCase> quickCases() {
    return rows.stream()
        .filter(row -> !row.is(Trait.UNTIL_TIMEOUT))
        .flatMap(row -> row.frequencies().stream().flatMap(each -> row.cases(each).stream()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quickCases")
  @Order(1)
  void callEndsAsTheTableSays(FaultCase each) {
    Seen seen = each.perform(simulator, leaks.http());
    page.add(each, seen);
    measured++;
    each.check(seen);
  }

  /** All those that get no answer at all together; of the others not more than a row. */
  Stream<List<FaultCase>> slowCases() {
    List<FaultRow> slow = rows.stream().filter(row -> row.is(Trait.UNTIL_TIMEOUT)).toList();
    return Stream.concat(
        slow.stream().map(row -> row.cases(Frequency.ONCE)),
        // A row at a time: all at once, some requests would time out before they are sent.
        slow.stream().map(row -> row.cases(Frequency.ALWAYS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slowCases")
  @Order(2)
  void callsThatTimeOutEndAsTheTableSays(List<FaultCase> cases) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(cases.size());
    try {
      List<Future<Seen>> all = new ArrayList<>();
      for (FaultCase each : cases) {
        all.add(callers.submit(() -> each.perform(simulator, leaks.http())));
      }
      for (int i = 0; i < cases.size(); i++) {
        Seen seen = all.get(i).get();
        page.add(cases.get(i), seen);
        measured++;
        cases.get(i).check(seen);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  @Order(3)
  void pageSaysWhatWasMeasured() throws IOException {
    long all =
        rows.stream()
            .flatMap(row -> row.frequencies().stream().flatMap(each -> row.cases(each).stream()))
            .count();
    assumeTrue(measured == all, "only a whole run of this class tells whether the page is right");
    page.check(rows);
  }
}
