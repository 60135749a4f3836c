package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.cli.watch.TerminalPicture.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {
  @Test
  void redrawnLinesReplaceThoseBefore() {
    String written =
        "above\n"
            + "\u001b[?25l\rone\u001b[K\ntwo\u001b[K\nthree\u001b[K\n\u001b[J"
            + "\u001b[3A\rONE\u001b[K\n\u001b[J\u001b[?25h"
            + "below\n\n";
    assertThat(TerminalPicture.lines(written)).containsExactly("above", "ONE", "below");
  }

  @Test
  void textIsEscapedAndColored() {
    assertThat(picture("\u001b[31ma<b\u001b[0m & c"))
        .contains("textLength=\"63\"><tspan fill=\"#ff7b72\">a&lt;b</tspan> &amp; c</text>")
        .doesNotContain("<style>");
  }

  @Test
  void styleWithoutColorIsReported() {
    assertThatThrownBy(() -> picture("\u001b[35mmagenta\u001b[0m"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("no color for style 35");
  }

  @Test
  void lastScreenIsShownWithoutMotion() {
    String svg =
        new TerminalPicture(
                "Two", List.of(new Screen(List.of("1"), 2), new Screen(List.of("2"), 1)))
            .svg();
    assertThat(svg)
        .contains(
            ".screen { visibility: hidden }\n.screen-1 { visibility: visible }\n@media"
                + " (prefers-reduced-motion: no-preference)")
        .contains(".screen-0 { animation: screen-0 2.0s step-end both }")
        .contains(
            "@keyframes screen-1 { 0% { visibility: hidden } 100.00% { visibility: visible } }");
  }

  private static String picture(String line) {
    return new TerminalPicture("One", List.of(new Screen(List.of(line), 1))).svg();
  }
}
