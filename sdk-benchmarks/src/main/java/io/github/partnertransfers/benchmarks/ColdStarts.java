package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From main() to the first parsed answer, in Java machines that share no class data. */
final class ColdStarts implements Measurement {
  private static final int RUNS = 10;
  private static final List<String> CONTENDERS = List.of("nothing", "ours", "retrofit");

  @Override
  public List<Figure> measure() throws Exception {
    Map<String, List<Double>> wall = new LinkedHashMap<>();
    Map<String, List<Double>> cpu = new LinkedHashMap<>();
    try (Nginx nginx = Nginx.serving(Bodies.LIST)) {
      for (int run = 0; run <= RUNS; run++) {
        for (String contender : CONTENDERS) {
          Process process =
              JavaMachine.start(List.of("-Xshare:off"), ColdStart.class, contender, nginx.url());
          String output =
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
          if (run > 0) { // The first brings the files into memory.
            int gap = output.indexOf(' ');
            add(wall, contender, output.substring(0, gap));
            add(cpu, contender, output.substring(gap + 1));
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
    return figures;
  }

  private static void add(Map<String, List<Double>> samples, String contender, String value) {
    samples.computeIfAbsent(contender, any -> new ArrayList<>()).add(Double.valueOf(value));
  }
}
