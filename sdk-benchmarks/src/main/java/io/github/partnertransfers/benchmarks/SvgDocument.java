package io.github.partnertransfers.benchmarks;

import java.util.Locale;

/**
 * An SVG document that can be read on a light and on a dark page, on a narrow screen, and by a
 * screen reader. It has a background, because a page can be dark where the system is light.
 */
final class SvgDocument {
  /** As wide as a phone is, or a little more, so that the text stays legible there. */
  static final int WIDTH = 480;

  private static final String STYLE =
      """
      <style>
      svg { --page: #ffffff; --text: #1f2328; --muted: #59636e; --grid: #d1d9e0; --sdk: #0969da; --peer: #8c959f; }
      @media (prefers-color-scheme: dark) {
        svg { --page: #0d1117; --text: #e6edf3; --muted: #9198a1; --grid: #3d444d; --sdk: #4493f8; --peer: #7d8590; }
      }
      text { font: 15px system-ui, sans-serif; fill: var(--text); }
      .title { font-weight: 600; font-size: 17px; }
      .label { font-weight: 600; }
      .muted { fill: var(--muted); font-size: 14px; }
      .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      .value { text-anchor: middle; paint-order: stroke; stroke: var(--page); stroke-width: 5; }
      .page { fill: var(--page); }
      .sdk { fill: var(--sdk); }
      .peer { fill: var(--peer); }
      .spread { stroke: var(--text); stroke-width: 1.5; }
      .grid { stroke: var(--grid); }
      .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
      .line.sdk { fill: none; stroke: var(--sdk); }
      .line.peer { fill: none; stroke: var(--peer); stroke-dasharray: 7 4; }
      </style>
      """;

  private final StringBuilder shapes = new StringBuilder();

  void text(double x, double y, String classes, String text) {
    shapes.append(
        format(
            "<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>\n",
            number(x), number(y), classes, escape(text)));
  }

  void rectangle(double x, double y, double width, double height, String classes) {
    shapes.append(
        format(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\" class=\"%s\"/>\n",
            number(x), number(y), number(width), number(height), classes));
  }

  void circle(double x, double y, double radius, String classes) {
    shapes.append(
        format(
            "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"/>\n",
            number(x), number(y), number(radius), classes));
  }

  void horizontal(double from, double to, double y, String classes) {
    path("M" + number(from) + " " + number(y) + "H" + number(to), classes);
  }

  /** Draws a path of SVG's commands. */
  void path(String commands, String classes) {
    shapes.append(format("<path d=\"%s\" class=\"%s\"/>\n", commands, classes));
  }

  /**
   * Returns the document.
   *
   * @param title what the picture is
   * @param description the figures as text, for who cannot see them
   */
  String text(int height, String title, String description) {
    return format(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-labelledby="title description">
            <title id="title">%3$s</title>
            <desc id="description">%4$s</desc>
            """,
            WIDTH, height, escape(title), escape(description))
        + STYLE
        + format("<rect width=\"%d\" height=\"%d\" rx=\"6\" class=\"page\"/>\n", WIDTH, height)
        + shapes
        + "</svg>\n";
  }

  static String grouped(double value) {
    return format("%,.0f", value);
  }

  static String number(double value) {
    return format("%.1f", value).replaceFirst("\\.0$", "");
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
