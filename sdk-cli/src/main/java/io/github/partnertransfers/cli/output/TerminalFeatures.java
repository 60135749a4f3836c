package io.github.partnertransfers.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a terminal can show, as far as the environment says. */
public final class TerminalFeatures {
  /** The properties with the encoding of the console; which of them exist depends on the JDK. */
  private static final List<String> CONSOLE_ENCODINGS =
      List.of("stdout.encoding", "sun.stdout.encoding");

  private TerminalFeatures() {}

  /** Returns whether escape sequences work: on Windows, in the terminals that say so. */
  public static boolean hasAnsi(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    if (term.equals("dumb")) {
      return false;
    }
    return !isWindows(environment)
        || !term.isEmpty()
        || environment.containsKey("WT_SESSION")
        || environment.containsKey("ANSICON")
        || environment.getOrDefault("ConEmuANSI", "").equals("ON");
  }

  /** Returns whether characters outside ASCII are shown as they are, as in a UTF-8 locale. */
  public static boolean hasUnicode(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    if (locale.isEmpty() && isWindows(environment)) {
      return CONSOLE_ENCODINGS.stream().anyMatch(name -> isUtf8(System.getProperty(name, "")));
    }
    return isUtf8(locale);
  }

  private static boolean isUtf8(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("utf-8") || lower.contains("utf8");
  }

  private static boolean isWindows(Map<String, String> environment) {
    return environment.getOrDefault("OS", "").equals("Windows_NT");
  }
}
