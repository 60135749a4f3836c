package io.github.partnertransfers.cli.watch;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.cli.SimulatorTest;
import io.github.partnertransfers.simulator.Operation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/** What tests of {@code transfers watch} share: actions that happen at its polls. */
public abstract class PollScriptTest extends SimulatorTest {
  protected static final String FAST = " --interval 10ms";
  protected static final FakeTerminal TERMINAL = new FakeTerminal(true, 80, 24, null);

  protected static List<JsonObject> updates(CliRunner.Result result) {
    return result.out().lines().map(line -> tree(line).getAsJsonObject()).toList();
  }

  private static final Map<Operation, Map<Integer, Runnable>> afterPolls =
      new EnumMap<>(Operation.class);

  /** What to do when a command's so-manieth request of its kind is about to be answered. */
  protected static void afterPolls(int count, Operation poll, Runnable action) {
    afterPolls.computeIfAbsent(poll, any -> new HashMap<>()).put(count, action);
    // Each command logs in anew: so a request that an earlier one left behind isn't counted.
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

  /** Presses Ctrl-C when the command's so-manieth poll is about to be answered. */
  protected static void interruptAfterPolls(int count, Operation poll, CliRunner cli) {
    afterPolls(count, poll, () -> List.copyOf(cli.interrupts()).forEach(Runnable::run));
  }

  @AfterEach
  void forgetActions() {
    afterPolls.clear();
  }
}
