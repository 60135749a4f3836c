package io.github.partnertransfers.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The plots of docs/performance.md, each in a file of docs/images. */
enum PerformancePlot {
  ONE_CALL("one-call", "The SDK beside its peers: one call"),
  JSON("json", "The SDK beside its peers: reading and writing JSON"),
  CALLERS("callers", "Calls per second of 64 callers beside one"),
  COLD_START("cold-start", "The SDK beside its peers: cold start"),
  LARGE_LIST("large-list", "The SDK beside its peers: a list of 1 MB"),
  LIST_GROWTH("list-growth", "What a transfer costs in lists of increasing length"),
  WATCH_GROWTH("watch-growth", "What a watch costs among increasing numbers of watches"),
  FLEET_DAY("fleet-day", "Requests of a watch over a day beside those of a fixed interval"),
  POLL_DELAYS("poll-delays", "Mean delay of poll policies at increasing request rates");

  private static final String IMAGES = "images";

  private final String name;
  private final String alternativeText;

  PerformancePlot(String name, String alternativeText) {
    this.name = name;
    this.alternativeText = alternativeText;
  }

  /**
   * Draws all plots again from the figures of the page, without measuring.
   *
   * @param arguments the page
   */
  public static void main(String[] arguments) throws IOException {
    drawAll(Path.of(arguments[0]));
  }

  /** Draws all plots into the folder {@code images} beside the page. */
  static void drawAll(Path page) throws IOException {
    PerformancePage tables = new PerformancePage(Files.readString(page));
    Files.createDirectories(page.resolveSibling(IMAGES));
    for (PerformancePlot plot : values()) {
      Files.writeString(page.resolveSibling(plot.file()), plot.svg(tables));
    }
  }

  /** Returns the path of the picture, relative to the page. */
  String file() {
    return IMAGES + "/performance-" + name + ".svg";
  }

  /** Returns the paragraph of the page that shows the picture. */
  String markdown() {
    return "![" + alternativeText + "](" + file() + ")\n";
  }

  String svg(PerformancePage page) {
    return switch (this) {
      case ONE_CALL -> bars(page, "One call", true);
      case JSON -> bars(page, "Reading and writing JSON", true);
      case CALLERS -> bars(page, "Many callers", false);
      case COLD_START -> bars(page, "Cold start", true);
      case LARGE_LIST -> bars(page, "A list of 1 MB", true);
      case LIST_GROWTH ->
          new GrowthPlot(
                  "What a transfer in a list costs", page.table("Growth", "transfers in a list"))
              .svg();
      case WATCH_GROWTH ->
          new GrowthPlot("What a watch costs", page.table("Growth", "watches")).svg();
      case FLEET_DAY -> new DayPlot(page.table("A day of a fleet", "hour")).svg();
      case POLL_DELAYS ->
          new DelayPlot(
                  "How soon polls find a change", page.table("Watching", DelaysByRate.FIRST_HEADER))
              .svg();
    };
  }

  private static String bars(PerformancePage page, String section, boolean isShorterBetter) {
    return new BarPlot(page.table(section, ""), isShorterBetter).svg();
  }
}
