package io.github.partnertransfers.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void cutsByColumnsNotCharacters() {
    assertThat(Text.cut("Northwind Traders", 17)).isEqualTo("Northwind Traders");
    assertThat(Text.cut("Northwind Traders", 11)).isEqualTo("Northwind…");
    assertThat(Text.width("株式会社")).isEqualTo(8);
    assertThat(Text.cut("株式会社コントソ", 7)).isEqualTo("株式会…");
    assertThat(Text.width("e\u0301")).isEqualTo(1);
    assertThat(Text.width(Text.cut("👩🏽‍💻 developers", 6))).isLessThanOrEqualTo(6);
  }

  @Test
  void wrapsAtSpaces() {
    assertThat(Text.wrap("one two three", 7)).isEqualTo(List.of("one two", "three"));
    assertThat(Text.wrap("a verylongword b", 5)).isEqualTo(List.of("a", "verylongword", "b"));
    assertThat(Text.wrap("", 5)).isEqualTo(List.of(""));
  }

  @Test
  void removesControlCharacters() {
    assertThat(Text.clean("a\u001b[31mb\r\nc\u009b\u202ed\u0000")).isEqualTo("a[31mb  cd");
    assertThat(Text.clean(null)).isEmpty();
  }

  @Test
  void alignsTables() {
    StringWriter out = new StringWriter();
    new Table()
        .column("ID")
        .elastic("NAME")
        .numbers("QTY")
        .row(Table.cell("1234567890"), Table.cell("A rather long name"), Table.cell("1"))
        .row(Table.cell("1"), Table.cell("株式会社"), Table.cell("250"))
        .note("a note that goes on and on", AnsiStyle.DIM)
        .print(new PrintWriter(out, true), new AnsiFormatter(false), 28);
    assertThat(out.toString().lines())
        .containsExactly(
            "ID          NAME         QTY",
            "1234567890  A rather l…    1",
            "1           株式会社     250",
            "    a note that goes on and",
            "    on");
  }

  @Test
  void quotesShellArguments() {
    assertThat(ShellQuoter.line(List.of("./transfers", "--file", "my file's.json", "$HOME", "")))
        .isEqualTo("./transfers --file 'my file'\\''s.json' '$HOME' ''");
  }
}
