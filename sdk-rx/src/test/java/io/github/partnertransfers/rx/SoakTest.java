package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten days of 2,000 transfers, a service with many faults, and an app that is killed repeatedly:
 * each change is emitted exactly once, in order.
 */
class SoakTest {
  /** More in the profile {@code soak}. */
  private static final int KILLS = Integer.getInteger("soak.kills", 4);

  /** Each soon after another one, while the app still loads and subscribes. */
  private static final int KILLS_IN_A_ROW = KILLS / 4;

  /** How many there are; the profile {@code soak} has 100, which print some figures, too. */
  private static final int SEEDS = Integer.getInteger("soak.seeds", 2);

  /** Repeats a seed: {@code -Dsoak.first=17 -Dsoak.seeds=1}. */
  private static final int FIRST_SEED = Integer.getInteger("soak.first", 1);

  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachChangeIsEmittedExactlyOnceAndInOrder(long seed) throws Exception {
    long begin = System.nanoTime();
    Random random = new Random(seed);
    Map<String, Integer> blows = new TreeMap<>();
    try (SoakService service = new SoakService(seed)) {
      List<Long> killTimes = killTimes(random);
      for (int run = 0; run < killTimes.size(); run++) {
        String blow = live(service, run, killTimes.get(run), random);
        assertThat(blow).as("seed %s: what ended run %s", seed, run).isNotEqualTo("nothing");
        blows.merge(blow, 1, Integer::sum);
      }
      assertThat(live(service, killTimes.size(), null, random))
          .as("seed %s: what ended the last run", seed)
          .isEqualTo("nothing");
      SoakOracle oracle =
          new SoakOracle(service, SoakFiles.updates(directory), SoakFiles.saved(directory));
      oracle.judge();
      if (System.getProperty("soak.seeds") != null) {
        System.out.printf(
            "seed %d: %d requests, faults %s, kills %s, %d updates, %d of them repeated,"
                + " %d states shown for longer than a round, longest round %d min, %d s%n",
            seed,
            service.exchanges.size(),
            service.faults,
            blows,
            oracle.updates,
            oracle.repeated,
            oracle.held,
            TimeUnit.MILLISECONDS.toMinutes(oracle.longestRound),
            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
      }
      assertThat(oracle.problems.stream().limit(20)).as("seed %s", seed).isEmpty();
      assertThat(oracle.longestRound)
          .as("seed %s: longest round", seed)
          .isLessThan(SoakOracle.LONGEST_ROUND);
      // Otherwise the test would not cover much.
      assertThat(oracle.updates).isGreaterThan(8_000);
      assertThat(oracle.held).isGreaterThan(3_000);
      assertThat(service.faults).hasSize(12);
    }
  }

  private static List<Long> killTimes(Random random) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < KILLS - KILLS_IN_A_ROW; i++) {
      times.add((long) (random.nextDouble() * 0.97 * SoakService.END));
    }
    for (int i = 0; i < KILLS_IN_A_ROW; i++) {
      times.add(times.get(i) + random.nextInt(60_000));
    }
    return times.stream().sorted().toList();
  }

  /** Runs the app until it is killed or ends. Returns which of the two. */
  private String live(SoakService service, int run, Long killTime, Random random)
      throws IOException, InterruptedException {
    SoakService.Blow[] blows = SoakService.Blow.values();
    SoakApp.Moment[] moments = SoakApp.Moment.values();
    int kind = killTime == null ? -1 : random.nextInt(blows.length + moments.length);
    SoakService.Blow blow = kind >= 0 && kind < blows.length ? blows[kind] : null;
    SoakApp.Moment moment = kind >= blows.length ? moments[kind - blows.length] : null;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SoakApp.class.getName(),
                String.valueOf(service.port()),
                directory.toString(),
                String.valueOf(random.nextLong()),
                String.valueOf(run),
                String.valueOf(service.now()),
                String.valueOf(killTime == null ? Long.MAX_VALUE / 2 : killTime)));
    if (moment != null) {
      command.add(moment.name());
    }
    Path errors = directory.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      service.expectRun(run, killTime == null ? 0 : killTime, blow, process::destroyForcibly);
      String reached = out.readLine();
      if (reached != null) {
        process.destroyForcibly();
      }
      int exit = process.waitFor();
      assertThat(Files.readString(errors)).as("run %s", run).isEmpty();
      return reached != null ? reached : exit == 0 ? "nothing" : String.valueOf(blow);
    } finally {
      process.destroyForcibly();
    }
  }
}
