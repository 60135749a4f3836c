package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

  @Test
  void figuresOfDifferentUnitsCompare() {
    PrintedFigure figure = PrintedFigure.parse("990.00 µs (0.50 ms – 1,234.5 ms)");
    assertThat(figure).isEqualTo(new PrintedFigure("990.00 µs", 990e3, 500e3, 1_234.5e6));
    assertThat(PrintedFigure.parse("-3 B").median()).isEqualTo(-3);
    assertThat(PrintedFigure.parse("31,156").hasSpread()).isFalse();
  }

  @Test
  void whatIsNoFigureIsNotDrawn() {
    assertThatThrownBy(() -> PrintedFigure.parse("not measured"))
        .hasMessage("not a figure: \"not measured\"");
    assertThatThrownBy(() -> PrintedFigure.parse("3 apples"))
        .hasMessage("unknown unit: \"apples\"");
    PerformancePage page = new PerformancePage("## Growth\n\nNo table yet.\n");
    assertThatThrownBy(() -> PerformancePlot.LIST_GROWTH.svg(page))
        .hasMessageContaining("no table in the section \"Growth\"");
  }

  private static String bars(String rows) {
    String header =
        "| | SDK | compared with | difference | target | met |\n|---|---|---|---|---|---|\n";
    PerformancePage page = new PerformancePage("## One call\n\n" + header + rows);
    return PerformancePlot.ONE_CALL.svg(page);
  }
}
