package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The threads are a queue and the timer is stepped: what isn't run here is blocked. */
class StaggeredExecutorTest {
  private final Queue<Runnable> started = new ArrayDeque<>();
  private final Timer timer = new Timer();
  private final List<Integer> done = new ArrayList<>();
  private int failingStarts;

  private final StaggeredExecutor executor =
      new StaggeredExecutor(
          task -> {
            if (failingStarts > 0) {
              failingStarts--;
              throw new OutOfMemoryError("unable to create native thread");
            }
            started.add(task);
          },
          timer);

  /** Keeps the checks for {@link #step}. */
  private static final class Timer extends ScheduledThreadPoolExecutor {
    private final Queue<Runnable> checks = new ArrayDeque<>();

    Timer() {
      super(0);
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable check, long delay, TimeUnit unit) {
      assertThat(unit.toMillis(delay)).isEqualTo(50);
      checks.add(check);
      return null;
    }

    void step() {
      checks.remove().run();
    }
  }

  private void execute(int from, int to) {
    IntStream.range(from, to).forEach(each -> executor.execute(() -> done.add(each)));
  }

  private void runStarted() {
    for (Runnable next = started.poll(); next != null; next = started.poll()) {
      next.run();
    }
  }

  @Test
  void fastTasksNeedEightThreads() {
    execute(0, 1_000);
    assertThat(started).hasSize(8);

    runStarted();

    assertThat(done).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void aTaskIsSlowAtTheSecondCheck() {
    execute(0, 9);

    timer.step();
    assertThat(started).hasSize(8);
    timer.step();
    assertThat(started).hasSize(9);
  }

  @Test
  void eightBlockedTasksDelayOthersByTwoChecks() {
    execute(0, 100);
    for (int threads = 8; threads < 100; threads += 8) {
      assertThat(started).hasSize(threads);
      timer.step();
      timer.step();
    }
    assertThat(started).hasSize(100);
    assertThat(timer.checks).isEmpty();
  }

  @Test
  void theThreadOfASlowTaskEndsWhileEightOthersCount() {
    execute(0, 17);
    timer.step();
    timer.step();
    started.remove().run(); // A slow one: the last task waits for one of those that count.
    assertThat(done).containsExactly(0);

    runStarted();

    assertThat(done).hasSize(17).doesNotHaveDuplicates();
  }

  @Test
  void withoutAWaitingTaskNothingIsChecked() {
    execute(0, 8);
    assertThat(timer.checks).isEmpty();

    execute(8, 10);
    assertThat(timer.checks).hasSize(1);
    runStarted();
    timer.step();
    assertThat(timer.checks).isEmpty();
  }

  @Test
  void waitingTasksRunInOrder() {
    execute(0, 20);
    Runnable first = started.remove();
    started.clear(); // These are blocked.

    first.run();

    assertThat(done).first().isEqualTo(0);
    assertThat(done.subList(1, done.size()))
        .containsExactlyElementsOf(IntStream.range(8, 20).boxed().toList());
  }

  @Test
  void aTaskThatThrowsOrIsInterruptedHarmsNoOther() {
    List<Throwable> reported = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
    executor.execute(
        () -> {
          Thread.currentThread().interrupt();
          throw new AssertionError("a mistake");
        });
    execute(1, 8);
    executor.execute(() -> done.add(Thread.currentThread().isInterrupted() ? -1 : 8));

    runStarted();

    Thread.currentThread().setUncaughtExceptionHandler(null);
    assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(reported).hasSize(1);
  }

  @Test
  void aFailedThreadStartIsThrownAndCountsForNothing() {
    failingStarts = 1;
    assertThatThrownBy(() -> execute(0, 1)).isInstanceOf(OutOfMemoryError.class);

    execute(1, 10);

    assertThat(started).hasSize(8);
  }

  @Test
  void aThreadThatCheckCannotStartIsStartedByTheNext() {
    execute(0, 12);
    timer.step();
    failingStarts = 1;
    timer.step();
    assertThat(started).hasSize(8);
    execute(12, 13); // Not before those that wait.

    timer.step();

    assertThat(started).hasSize(13);
    started.forEach(Runnable::run);
    assertThat(done).isSorted();
  }

  @Test
  void afterTheLastClientWasClosedNothingIsChecked() {
    ScheduledThreadPoolExecutor ended = new ScheduledThreadPoolExecutor(1);
    StaggeredExecutor late = new StaggeredExecutor(started::add, ended);
    IntStream.range(0, 8).forEach(each -> late.execute(() -> done.add(each)));
    ended.shutdown();

    assertThatThrownBy(() -> late.execute(() -> done.add(8)))
        .isInstanceOf(RejectedExecutionException.class);

    runStarted();
    assertThat(done).hasSize(8);
  }
}
