package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final String OF_JMH =
      """
      [{
        "benchmark": "io.github.partnertransfers.benchmarks.GetBenchmark.ours",
        "primaryMetric": {"scoreUnit": "us/op", "rawData": [[1.5, 2.5]]},
        "secondaryMetrics": {
          "gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": [[100.0, 100.0]]},
          "cpu.norm": {"scoreUnit": "ns/op", "rawData": [[7.0, 8.0]]}
        }
      }]
      """;

  @TempDir Path folder;

  @Test
  void readsJmhsResultsAndMergesSeveralRuns() throws IOException {
    Files.writeString(folder.resolve("jmh-1.json"), OF_JMH);
    Files.writeString(folder.resolve("jmh-2.json"), OF_JMH);
    Files.writeString(folder.resolve("jmh.log"), "no figures");

    Figures figures = Figures.in(folder);

    assertThat(figures.find("Get", "ours", Unit.NANOSECONDS))
        .hasValueSatisfying(
            figure ->
                assertThat(figure.samples()).containsExactly(1_500.0, 2_500.0, 1_500.0, 2_500.0));
    assertThat(figures.find("Get", "ours", Unit.CPU_NANOSECONDS))
        .hasValueSatisfying(figure -> assertThat(figure.median()).isEqualTo(7.5));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Figure figure = Figure.of("list", "ours", Unit.BYTES, List.of(3.0, 1.0, 2.0));

    Figures.write(List.of(figure), folder.resolve("list.json"));

    assertThat(Figures.in(folder).find("list", "ours", Unit.BYTES)).contains(figure);
    assertThat(figure.median()).isEqualTo(2);
    assertThat(figure.least()).isEqualTo(1);
    assertThat(figure.most()).isEqualTo(3);
  }
}
