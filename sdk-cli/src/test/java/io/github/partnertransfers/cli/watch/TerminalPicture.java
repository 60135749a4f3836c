package io.github.partnertransfers.cli.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what a terminal shows as SVG: one screen, or several that follow each other. The animation
 * plays once and ends with the last screen. It shows only that to users who prefer reduced motion.
 */
final class TerminalPicture {
  /**
   * What the terminal shows for some time.
   *
   * @param lines the lines, with the codes of their styles
   */
  record Screen(List<String> lines, double seconds) {}

  private static final int CHARACTER_WIDTH = 9;
  private static final int LINE_HEIGHT = 20;
  private static final int MARGIN = 16;
  private static final Pattern STYLED = Pattern.compile("\u001b\\[(\\d+)m(.*?)\u001b\\[0m");

  private static final Map<String, String> COLORS =
      Map.of(
          "1", "#ffffff", "2", "#8b949e", "31", "#ff7b72", "32", "#7ee787", "33", "#e3b341", "36",
          "#79c0ff");

  private final String title;
  private final List<Screen> screens;

  TerminalPicture(String title, List<Screen> screens) {
    this.title = title;
    this.screens = screens;
  }

  /**
   * Returns the lines of the screen after the program has written this. The program moves the
   * cursor only to redraw whole lines.
   */
  static List<String> lines(String written) {
    List<String> lines = new ArrayList<>();
    int cursor = 0;
    Pattern move = Pattern.compile("\u001b\\[(\\d+)A");
    for (String text : written.replaceAll("\u001b\\[(\\?25[lh]|K)|\r", "").split("\n", -1)) {
      Matcher up = move.matcher(text);
      if (up.find()) {
        cursor -= Integer.parseInt(up.group(1));
      }
      if (text.contains("\u001b[J")) {
        lines.subList(Math.min(cursor, lines.size()), lines.size()).clear();
      }
      String line = text.replaceAll("\u001b\\[(\\d+A|J)", "").stripTrailing();
      if (cursor < lines.size()) {
        lines.set(cursor, line);
      } else {
        lines.add(line);
      }
      cursor++;
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  String svg() {
    int width = columns() * CHARACTER_WIDTH + 2 * MARGIN;
    int rows = screens.stream().mapToInt(screen -> screen.lines().size()).max().orElseThrow();
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg.append(width).append(' ').append(rows * LINE_HEIGHT + 2 * MARGIN);
    svg.append("\" width=\"").append(width).append("\" role=\"img\" aria-label=\"");
    svg.append(escape(title)).append("\">\n");
    if (screens.size() > 1) {
      svg.append(animation());
    }
    svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n");
    svg.append("<g font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"15\"");
    svg.append(" fill=\"#c9d1d9\">\n");
    for (int i = 0; i < screens.size(); i++) {
      svg.append("<g class=\"screen screen-").append(i).append("\">\n");
      screen(svg, screens.get(i).lines());
      svg.append("</g>\n");
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private int columns() {
    return screens.stream()
        .flatMap(screen -> screen.lines().stream())
        .mapToInt(line -> plain(line).length())
        .max()
        .orElseThrow();
  }

  /** Returns rules that show each screen but the last for its time, and then the last. */
  private String animation() {
    double total = screens.stream().limit(screens.size() - 1L).mapToDouble(Screen::seconds).sum();
    StringBuilder rules = new StringBuilder("<style>\n.screen { visibility: hidden }\n");
    int last = screens.size() - 1;
    rules.append(".screen-").append(last).append(" { visibility: visible }\n");
    rules.append("@media (prefers-reduced-motion: no-preference) {\n");
    double start = 0;
    for (int i = 0; i <= last; i++) {
      double end = start + screens.get(i).seconds();
      String states = keyframes(start, end, total, i == last);
      rules.append(
          format(".screen-%d { animation: screen-%d %.1fs step-end both }\n", i, i, total));
      rules.append(format("@keyframes screen-%d { %s }\n", i, states));
      start = end;
    }
    return rules.append("}\n</style>\n").toString();
  }

  private static String keyframes(double start, double end, double total, boolean isLast) {
    String before = start == 0 ? "" : "0% { visibility: hidden } ";
    String shown = percent(start, total) + " { visibility: visible }";
    return before + shown + (isLast ? "" : " " + percent(end, total) + " { visibility: hidden }");
  }

  private static String percent(double time, double total) {
    return format("%.2f%%", 100 * time / total);
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private static void screen(StringBuilder svg, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty()) {
        svg.append("<text xml:space=\"preserve\" x=\"").append(MARGIN);
        svg.append("\" y=\"").append(MARGIN + (i + 1) * LINE_HEIGHT - 5);
        svg.append("\" textLength=\"").append(plain(line).length() * CHARACTER_WIDTH);
        svg.append("\">").append(spans(line)).append("</text>\n");
      }
    }
  }

  private static String plain(String line) {
    return line.replaceAll("\u001b\\[\\d*m", "");
  }

  private static String spans(String line) {
    return STYLED
        .matcher(escape(line))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "<tspan fill=\""
                        + color(found.group(1))
                        + "\">"
                        + found.group(2)
                        + "</tspan>"));
  }

  private static String color(String style) {
    return Objects.requireNonNull(COLORS.get(style), "no color for style " + style);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
