package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From main() to the first parsed answer, and the first call of a client with and without a
 * warm-up, in Java machines that share no class data.
 */
final class ColdStarts implements Measurement {
  private static final int RUNS = 10;
  private static final List<String> CONTENDERS = List.of("nothing", "ours", "retrofit");
  private static final List<String> WARMTHS = List.of("cold", "warm");

  @Override
  public List<Figure> measure() throws Exception {
    Map<String, List<Double>> wall = new LinkedHashMap<>();
    Map<String, List<Double>> cpu = new LinkedHashMap<>();
    Map<String, List<Double>> first = new LinkedHashMap<>();
    Map<String, List<Double>> next = new LinkedHashMap<>();
    try (Nginx nginx = Nginx.serving(Bodies.LIST)) {
      for (int run = 0; run <= RUNS; run++) {
        for (String contender : CONTENDERS) {
          String[] output = output(ColdStart.class, contender, nginx.url());
          if (run > 0) { // The first brings the files into memory.
            add(wall, contender, output[0]);
            add(cpu, contender, output[1]);
          }
        }
        for (String warmth : WARMTHS) {
          String[] output = output(WarmedClient.class, warmth, Integer.toString(nginx.port()));
          if (run > 0) {
            add(first, warmth + " client", output[0]);
            add(next, warmth + " client", output[1]);
          }
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    wall.forEach(
        (contender, samples) ->
            figures.add(Figure.of("cold start", contender, Unit.NANOSECONDS, samples)));
    cpu.forEach(
        (contender, samples) ->
            figures.add(Figure.of("cold start", contender, Unit.CPU_NANOSECONDS, samples)));
    first.forEach(
        (client, samples) -> figures.add(Figure.of(client, "first", Unit.NANOSECONDS, samples)));
    next.forEach(
        (client, samples) -> figures.add(Figure.of(client, "the next", Unit.NANOSECONDS, samples)));
    return figures;
  }

  private static String[] output(Class<?> main, String... arguments) throws IOException {
    Process process = JavaMachine.start(List.of("-Xshare:off"), main, arguments);
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .trim()
        .split(" ", -1);
  }

  private static void add(Map<String, List<Double>> samples, String contender, String value) {
    samples.computeIfAbsent(contender, any -> new ArrayList<>()).add(Double.valueOf(value));
  }
}
