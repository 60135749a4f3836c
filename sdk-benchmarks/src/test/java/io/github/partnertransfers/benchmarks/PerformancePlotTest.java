package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.benchmarks.PerformancePage.Table;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Compares docs/performance.md with its plots and with what the report writes. */
class PerformancePlotTest {
  private static final Path PAGE = Path.of("..", "docs", "performance.md");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(PerformancePlot.class)
  void plotShowsTheFiguresOfThePage(PerformancePlot plot) throws Exception {
    assertThat(PAGE.resolveSibling(plot.file()))
        .as("Run sdk-benchmarks/report plots")
        .hasContent(plot.svg(new PerformancePage(Files.readString(PAGE))));
    assertThat(Files.readString(PAGE)).contains("\n\n" + plot.markdown() + "\n|");
  }

  @ParameterizedTest
  @EnumSource(PerformancePlot.class)
  void plotCanBeReadAloud(PerformancePlot plot) throws Exception {
    byte[] svg = Files.readAllBytes(PAGE.resolveSibling(plot.file()));
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).containsPattern("\\d");
  }

  /**
   * Only the report writes the page, so an edit of one must not miss the other. The introduction
   * describes the client as it was measured, and the report the client as it is.
   */
  @Test
  void wordsOfTheSectionsAreThoseOfTheReport() throws Exception {
    String measured = new Report(new Figures(new FleetDay(2, 24).measure())).text("this");
    assertThat(words(Files.readString(PAGE))).isEqualTo(words(measured));
  }

  /** Returns the lines of the sections that have no figures: neither rows nor delays. */
  private static List<String> words(String page) {
    return page.lines()
        .dropWhile(line -> !line.startsWith("## "))
        .filter(line -> !line.startsWith("|"))
        .map(line -> line.replaceAll("\\d+\\.\\d seconds", "n seconds"))
        .toList();
  }

  @Test
  void drawsAllPlotsBesideThePageInAnyLocale() throws Exception {
    Path page = Files.copy(PAGE, folder.resolve("performance.md"));
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      PerformancePlot.drawAll(page);
    } finally {
      Locale.setDefault(locale);
    }
    for (PerformancePlot plot : PerformancePlot.values()) {
      assertThat(folder.resolve(plot.file()))
          .hasSameTextualContentAs(PAGE.resolveSibling(plot.file()));
    }
  }

  @Test
  void barsOfOneNameAndFigureShareAScale() {
    String svg =
        bars(
            """
            | parse | 2.00 µs (1.00 µs – 3.00 µs) | gson: 4.00 µs | 0.5× | | |
            | parse | 2.00 µs (1.00 µs – 3.00 µs) | a<b: 1.0 ms | 0.002× | | |
            | parse | 5 B | | | | |
            """);
    assertThat(svg)
        .contains(
            "<desc id=\"description\">parse: SDK 2.00 µs, gson 4.00 µs, a&lt;b 1.0 ms.</desc>")
        .containsOnlyOnce("class=\"spread\"");
  }

  @Test
  void sameNameWithAnotherFigureOfTheSdkIsAnotherGroup() {
    assertThat(
            bars(
                """
                | time | 4.2 ms | typedRetrofit: 6.1 ms | | | |
                | time | 3.4 ms | retrofit: 3.1 ms | | | |
                """))
        .contains("time: SDK 4.2 ms, typedRetrofit 6.1 ms; time: SDK 3.4 ms, retrofit 3.1 ms.");
  }

  /** In the order of the ends of the lines, and a line of text apart. */
  @Test
  void namesOfLinesThatMeetDoNotOverlap() {
    String svg =
        delays("| 1 | 9.0 s | 8.0 s | 8.0 s | 7.0 s |\n| 2 | 1.0 s | 1.0 s | 2.0 s | 1.1 s |\n");
    double last = 0;
    for (String name : List.of("clairvoyant", "SDK", "round robin", "halving")) {
      Matcher label =
          Pattern.compile("<text x=\"\\S+\" y=\"(\\S+)\" class=\"\\w*\">" + name + "</text>")
              .matcher(svg);
      assertThat(label.find()).as(name).isTrue();
      double baseline = Double.parseDouble(label.group(1));
      assertThat(baseline).isGreaterThanOrEqualTo(last + 18);
      last = baseline;
    }
    double height = Double.parseDouble(svg.replaceAll("(?s).* height=\"(\\d+)\" role.*", "$1"));
    assertThat(last).isLessThan(height);
  }

  /** Equal ratios are equal distances. */
  @Test
  void delaysInInverseProportionToTheRateAreAStraightLine() {
    String svg =
        delays(
            "| 2.5 | 8.0 s | 1.0 s | 1.0 s | 1.0 s |\n| 5 | 4.0 s | 1.0 s | 1.0 s | 1.0 s |\n| 10 | 2.0 s | 1.0 s | 1.0 s | 1.0 s |\n");
    assertThat(svg).contains("<path d=\"M108 107.1L239 197.4L370 287.7\" class=\"line peer\"/>");
  }

  /** Both tables of delays have the transfers of 500 customers at 10 requests per second. */
  @Test
  void delaysByRateAreThoseOfThePoliciesAtTheSameRate() throws Exception {
    PerformancePage page = new PerformancePage(Files.readString(PAGE));
    List<String> policies =
        page.table("Watching", "fleet").body().stream()
            .dropWhile(row -> !row.get(0).startsWith("500, transfers"))
            .limit(4)
            .map(row -> row.get(1) + " " + row.get(2))
            .toList();
    Table rates = page.table("Watching", "requests per second");
    List<String> atTen =
        rates.body().stream().filter(row -> row.get(0).equals("10")).findFirst().orElseThrow();
    assertThat(policies)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 4)
                .mapToObj(i -> rates.header().get(i) + " " + atTen.get(i))
                .toList());
  }

  @Test
  void axisOfDelaysEndsAtRoundFigures() {
    assertThat(
            axis("| 1 | 10.0 s | 5.0 s | 5.0 s | 2.0 s |\n| 2 | 5.0 s | 5.0 s | 2.0 s | 2.0 s |\n"))
        .containsExactly("2", "5", "10");
    assertThat(
            axis("| 1 | 10.1 s | 5.0 s | 5.0 s | 1.9 s |\n| 2 | 5.0 s | 5.0 s | 2.0 s | 1.9 s |\n"))
        .containsExactly("1", "2", "5", "10", "20");
    assertThat(
            axis("| 1 | 2.0 s | 2.0 s | 2.0 s | 2.0 s |\n| 2 | 2.0 s | 2.0 s | 2.0 s | 2.0 s |\n"))
        .containsExactly("2", "5");
    assertThat(
            axis("| 1 | 0.3 s | 0.2 s | 0.1 s | 0.1 s |\n| 2 | 0.1 s | 0.1 s | 0.1 s | 0.1 s |\n"))
        .containsExactly("0.1", "0.2", "0.5");
  }

  private static List<String> axis(String rows) {
    return Pattern.compile("class=\"muted end\">([^<]+)<")
        .matcher(delays(rows))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void figuresOfDifferentUnitsCompare() {
    PrintedFigure figure = PrintedFigure.parse("990.00 µs (0.50 ms – 1,234.5 ms)");
    assertThat(figure).isEqualTo(new PrintedFigure("990.00 µs", 990e3, 500e3, 1_234.5e6));
    assertThat(PrintedFigure.parse("1.5 s").median())
        .isEqualTo(PrintedFigure.parse("1,500.0 ms").median());
    assertThat(PrintedFigure.parse("-3 B").median()).isEqualTo(-3);
    assertThat(PrintedFigure.parse("31,156").hasSpread()).isFalse();
  }

  @Test
  void whatIsNoFigureIsNotDrawn() {
    assertThatThrownBy(() -> PrintedFigure.parse("not measured"))
        .hasMessage("not a figure: \"not measured\"");
    assertThatThrownBy(() -> PrintedFigure.parse("3 apples"))
        .hasMessage("unknown unit: \"apples\"");
    assertThatThrownBy(() -> delays("| 1 | 9.0 s | 8.0 s | 8.0 s | 0.0 s |\n"))
        .hasMessage("a logarithmic axis has no place for 0 seconds");
    PerformancePage page = new PerformancePage("## Growth\n\nNo table yet.\n");
    assertThatThrownBy(() -> PerformancePlot.LIST_GROWTH.svg(page))
        .hasMessageContaining("no table in the section \"Growth\"");
  }

  private static String delays(String rows) {
    String header =
        "| requests per second | round robin | halving | clairvoyant | SDK |\n|---|---|---|---|---|\n";
    PerformancePage page = new PerformancePage("## Watching\n\n" + header + rows);
    return PerformancePlot.POLL_DELAYS.svg(page);
  }

  private static String bars(String rows) {
    String header =
        "| | SDK | compared with | difference | target | met |\n|---|---|---|---|---|---|\n";
    PerformancePage page = new PerformancePage("## One call\n\n" + header + rows);
    return PerformancePlot.ONE_CALL.svg(page);
  }
}
