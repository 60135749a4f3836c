package io.github.partnertransfers.cli.output;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes words so that a shell reads them as they are. */
public final class ShellQuoter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellQuoter() {}

  public static String line(List<String> words) {
    return words.stream().map(ShellQuoter::quoted).collect(Collectors.joining(" "));
  }

  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
