package io.github.partnertransfers.cli.output;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Quotes arguments for a POSIX shell. */
public final class ShellQuoter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellQuoter() {}

  public static String line(List<String> arguments) {
    return arguments.stream().map(ShellQuoter::quote).collect(Collectors.joining(" "));
  }

  public static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
