package io.github.partnertransfers.cli.watch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/** The base of tests of {@code transfers watch} that run actions at given polls. */
public abstract class PollScriptTest extends SimulatorTest {
  protected static final String FAST = " --interval 10ms";
  protected static final FakeTerminal TERMINAL = new FakeTerminal(true, 80, 24, null);

  /** Creates and accepts a transfer; each item takes 10 ms of real time. */
  protected static String startedTransfer() {
    simulator.processingTime(Duration.ofSeconds(1));
    String id = createdTransfer();
    simulator.partnerAccepts(id);
    return id;
  }

  protected static List<JsonObject> updates(CliRunner.Result result) {
    return result.out().lines().map(line -> tree(line).getAsJsonObject()).toList();
  }

  private static final Map<Operation, Map<Integer, Runnable>> afterPolls =
      new EnumMap<>(Operation.class);

  /** Runs an action before the response to a command's n-th request of an operation. */
  protected static void afterPolls(int count, Operation poll, Runnable action) {
    afterPolls.computeIfAbsent(poll, any -> new HashMap<>()).put(count, action);
    // Each command has its own token, so late requests of an earlier command are not counted.
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    simulator.onRequest(
        request -> {
          if (request.operation() != null) {
            String command = request.operation() + request.header("Authorization").orElse("");
            Map<Integer, Runnable> actions = afterPolls.getOrDefault(request.operation(), Map.of());
            Runnable due = actions.get(counts.merge(command, 1, Integer::sum));
            if (due != null) {
              due.run();
            }
          }
        });
  }

  /** Simulates Ctrl-C before the response to the command's n-th poll. */
  protected static void interruptAfterPolls(int count, Operation poll, CliRunner cli) {
    afterPolls(count, poll, () -> List.copyOf(cli.interrupts()).forEach(Runnable::run));
  }

  @AfterEach
  void clearActions() {
    afterPolls.clear();
  }
}
