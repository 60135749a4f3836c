package io.github.partnertransfers.benchmarks;

import com.sun.management.ThreadMXBean;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same work by several contenders that take turns, so that whatever else the machine does hits
 * all of them alike. Counts what the calling thread takes, which does all of a blocking call.
 */
final class Race {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String work;
  private final Map<String, Work> contenders = new LinkedHashMap<>();

  @SuppressWarnings("UnusedVariable") // Written so that no compiler can leave the work out.
  private volatile Object last = "";

  Race(String work) {
    this.work = work;
  }

  Race with(String contender, Work turn) {
    contenders.put(contender, turn);
    return this;
  }

  /**
   * Has each contender do its work so often in each of these rounds, after as many without count.
   */
  List<Figure> run(int warmUpRounds, int rounds, int times) throws Exception {
    Map<String, List<Turn>> turns = new LinkedHashMap<>();
    for (int round = 0; round < warmUpRounds + rounds; round++) {
      for (Map.Entry<String, Work> contender : contenders.entrySet()) {
        Turn turn = turn(contender.getValue(), times);
        if (round >= warmUpRounds) {
          turns.computeIfAbsent(contender.getKey(), any -> new ArrayList<>()).add(turn);
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    turns.forEach(
        (contender, all) -> {
          figures.add(figure(contender, Unit.NANOSECONDS, all.stream().map(Turn::nanoseconds)));
          figures.add(figure(contender, Unit.CPU_NANOSECONDS, all.stream().map(Turn::cpu)));
          figures.add(figure(contender, Unit.BYTES, all.stream().map(Turn::bytes)));
        });
    return figures;
  }

  private Figure figure(String contender, Unit unit, Stream<Double> samples) {
    return Figure.of(work, contender, unit, samples.toList());
  }

  /** What each time took in a turn. */
  record Turn(double nanoseconds, double cpu, double bytes) {}

  private Turn turn(Work contender, int times) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      last = contender.once();
    }
    double count = times;
    return new Turn(
        (System.nanoTime() - start) / count,
        (THREADS.getCurrentThreadCpuTime() - cpu) / count,
        (THREADS.getCurrentThreadAllocatedBytes() - bytes) / count);
  }
}
