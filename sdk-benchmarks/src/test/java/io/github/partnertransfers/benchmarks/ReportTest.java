package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.benchmarks.Figure.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void saysThatATargetIsReached() {
    assertThat(report(figure("Get", "ours", 21_500), figure("Get", "retrofit", 20_000)))
        .contains("| `get`, allocated | 21.5 kB | retrofit: 20.0 kB | +1,500 B | +1,500 B | yes |");
  }

  @Test
  void saysThatATargetIsMissed() {
    assertThat(report(figure("Get", "ours", 21_501), figure("Get", "retrofit", 20_000)))
        .contains(
            "| `get`, allocated | 21.5 kB | retrofit: 20.0 kB | +1,501 B | +1,500 B | **no** |");
  }

  @Test
  void comparesAsPreciselyAsItMeasures() {
    assertThat(report(figure("Write", "ours", 90_001), figure("Write", "gson", 100_000)))
        .contains("| write, allocated | 90.0 kB | gson: 100.0 kB | 0.900× | 0.90× | **no** |");
  }

  @Test
  void wantsThroughputToBeLarge() {
    Figure one = rate("one", 100);
    assertThat(report(one, rate("async", 300))).contains("| 3.000× | at least 3× | yes |");
    assertThat(report(one, rate("async", 299))).contains("| 2.990× | at least 3× | **no** |");
  }

  @Test
  void showsTheSpread() {
    assertThat(report(Figure.of("no listener", "ours", Unit.BYTES, List.of(3.0, 1.0, 2.0))))
        .contains("| a call's bytes for no listener | 2 B (1 B – 3 B) | | | 0 B | **no** |");
  }

  @Test
  void saysWhatWasNotMeasured() {
    assertThat(report(figure("Get", "ours", 1)))
        .contains("| `get`, allocated | not measured | | | +1,500 B | |");
  }

  @Test
  void showsTheSpreadOfWhatIsSentOnlyIfThereIsOne() {
    assertThat(
            report(
                figure("wire, HTTP/1.1", "later sent", 2_000),
                figure("wire, HTTP/1.1", "least sent", 2_000),
                figure("wire, HTTP/1.1", "most sent", 2_000),
                figure("wire, HTTP/2", "later sent", 250),
                figure("wire, HTTP/2", "least sent", 150),
                figure("wire, HTTP/2", "most sent", 1_500)))
        .containsPattern("\\| HTTP/1.1 \\|.*\\| 2,000 B \\|")
        .containsPattern("\\| HTTP/2 \\|.*\\| 250 B \\(150 B – 1,500 B\\) \\|")
        .containsPattern("\\| HTTP/2, gzip \\|( not measured \\|){8}");
  }

  @Test
  void seesGrowth() {
    Figure[] flat = {
      figure("growth 10", "ours", 9_000),
      figure("growth 100", "ours", 100_000),
      figure("growth 1000", "ours", 1_200_000),
      figure("growth 10000", "ours", 12_000_000)
    };
    assertThat(report(flat)).contains("| flat? | not measured | not measured | yes |");
    flat[3] = figure("growth 10000", "ours", 12_100_000);
    assertThat(report(flat)).contains("| flat? | not measured | not measured | **no** |");
  }

  private static String report(Figure... figures) {
    return new Report(new Figures(List.of(figures))).text("some machine");
  }

  private static Figure figure(String work, String contender, double bytes) {
    return Figure.of(work, contender, Unit.BYTES, List.of(bytes));
  }

  private static Figure rate(String contender, double rate) {
    return Figure.of("callers, 5 ms away", contender, Unit.CALLS_PER_SECOND, List.of(rate));
  }
}
