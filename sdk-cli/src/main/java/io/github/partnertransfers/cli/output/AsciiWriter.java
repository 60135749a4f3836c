package io.github.partnertransfers.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.Map;

/**
 * Writes text for a terminal that shows ASCII only. Marks become similar characters, letters lose
 * their accents, and others become question marks of the same width.
 */
public final class AsciiWriter extends FilterWriter {
  private static final String SPINNER =
      "\u280b\u2819\u2839\u2838\u283c\u2834\u2826\u2827\u2807\u280f";
  private static final String SPINNER_IN_ASCII = "|/-\\|/-\\|/";
  private static final Map<Character, Character> MARKS =
      Map.of(
          '\u2713', '+', // check mark
          '\u2717', 'x', // ballot x
          '\u00b7', '.', // middle dot
          '\u2026', '~', // ellipsis
          '\u2192', '>', // arrow
          '\u2588', '#', // full block
          '\u2591', '.', // light shade
          '\u2550', '=', // double line
          '\u2500', '-'); // line

  public AsciiWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    out.write(ascii((char) c));
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    StringBuilder ascii = new StringBuilder();
    for (int i = offset; i < offset + length; i++) {
      ascii.append(ascii(text.charAt(i)));
    }
    out.write(ascii.toString());
  }

  private static String ascii(char c) {
    if (c < 0x80) {
      return String.valueOf(c);
    }
    Character mark = MARKS.get(c);
    if (mark != null) {
      return mark.toString();
    }
    int spinner = SPINNER.indexOf(c);
    if (spinner >= 0) {
      return SPINNER_IN_ASCII.substring(spinner, spinner + 1);
    }
    char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    return base < 0x80 ? String.valueOf(base) : "?".repeat(Text.width(String.valueOf(c)));
  }
}
