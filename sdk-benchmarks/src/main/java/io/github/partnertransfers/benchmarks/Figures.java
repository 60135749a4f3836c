package io.github.partnertransfers.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures on their way from the Java machines that measured them to the report. */
final class Figures {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final List<Figure> figures;

  Figures(List<Figure> figures) {
    this.figures = merged(figures);
  }

  /** All figures of the files in a folder, those of JMH among them. */
  static Figures in(Path folder) throws IOException {
    List<Figure> figures = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(any -> any.toString().endsWith(".json")).sorted().toList()) {
        figures.addAll(read(Files.readString(file)));
      }
    }
    return new Figures(figures);
  }

  static void write(List<Figure> figures, Path file) throws IOException {
    Files.writeString(file, GSON.toJson(figures));
  }

  Optional<Figure> find(String work, String contender, Unit unit) {
    return figures.stream().filter(figure -> figure.is(work, contender, unit)).findFirst();
  }

  /** All figures of this work and unit, the largest first. */
  List<Figure> all(String work, Unit unit) {
    return figures.stream()
        .filter(figure -> figure.work().equals(work) && figure.unit() == unit)
        .sorted(Comparator.comparingDouble(Figure::median).reversed())
        .toList();
  }

  static List<Figure> read(String json) {
    List<Figure> figures = new ArrayList<>();
    for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
      JsonObject entry = element.getAsJsonObject();
      if (entry.has("benchmark")) {
        figures.addAll(ofBenchmark(entry));
      } else {
        figures.add(GSON.fromJson(entry, Figure.class));
      }
    }
    return figures;
  }

  /** One benchmark method of JMH's result; its class is the work and its name the contender. */
  private static List<Figure> ofBenchmark(JsonObject entry) {
    String method = entry.get("benchmark").getAsString();
    int end = method.lastIndexOf('.');
    String work =
        method.substring(method.lastIndexOf('.', end - 1) + 1, end).replace("Benchmark", "");
    String contender = method.substring(end + 1);
    JsonObject secondary = entry.getAsJsonObject("secondaryMetrics");
    return List.of(
        Figure.of(work, contender, Unit.NANOSECONDS, samples(entry.get("primaryMetric"))),
        Figure.of(work, contender, Unit.BYTES, samples(secondary.get("gc.alloc.rate.norm"))),
        Figure.of(work, contender, Unit.CPU_NANOSECONDS, samples(secondary.get("cpu.norm"))));
  }

  private static List<Double> samples(JsonElement metric) {
    List<Double> samples = new ArrayList<>();
    JsonObject measured = metric.getAsJsonObject();
    for (JsonElement fork : measured.getAsJsonArray("rawData")) {
      for (JsonElement sample : fork.getAsJsonArray()) {
        samples.add(sample.getAsDouble() * scale(measured.get("scoreUnit").getAsString()));
      }
    }
    return samples;
  }

  private static int scale(String unit) {
    return switch (unit) {
      case "ns/op", "B/op" -> 1;
      case "us/op" -> 1_000;
      default -> throw new IllegalArgumentException("unknown unit of JMH's: " + unit);
    };
  }

  /** Several runs of the same work are one figure. */
  private static List<Figure> merged(List<Figure> figures) {
    Map<Figure, List<Double>> samples = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Figure key = Figure.of(figure.work(), figure.contender(), figure.unit(), List.of());
      Objects.requireNonNull(samples.computeIfAbsent(key, any -> new ArrayList<>()))
          .addAll(figure.samples());
    }
    return samples.entrySet().stream()
        .map(
            entry ->
                Figure.of(
                    entry.getKey().work(),
                    entry.getKey().contender(),
                    entry.getKey().unit(),
                    entry.getValue()))
        .toList();
  }
}
