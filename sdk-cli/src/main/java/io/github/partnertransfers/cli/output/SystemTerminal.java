package io.github.partnertransfers.cli.output;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terminal of this process, if it has one. */
public final class SystemTerminal implements Terminal {
  private final Map<String, String> environment;

  public SystemTerminal(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The launcher looks at stdout alone; without it there is only the JDK's word for both. */
  @Override
  public boolean isInteractive() {
    String launcher = System.getProperty("transfers.terminal");
    return launcher == null ? console() != null : Boolean.parseBoolean(launcher);
  }

  @Override
  public int columns() {
    return positive(environment.get("COLUMNS"), () -> size(1), DEFAULT_COLUMNS);
  }

  @Override
  public int rows() {
    return positive(environment.get("LINES"), () -> size(0), DEFAULT_ROWS);
  }

  @Override
  public char @Nullable [] readSecret(String prompt) {
    Console console = console();
    return console == null ? null : console.readPassword("%s", prompt);
  }

  /** Since JDK 22 there may be a console without a terminal, which then says so. */
  @SuppressWarnings("SystemConsoleNull") // It returns null up to JDK 21.
  private static @Nullable Console console() {
    Console console = System.console();
    if (console == null) {
      return null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
    } catch (ReflectiveOperationException e) {
      return console;
    }
  }

  private interface Measure {
    @Nullable String take();
  }

  private int positive(@Nullable String set, Measure measure, int otherwise) {
    String text = set == null && isInteractive() ? measure.take() : set;
    return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : otherwise;
  }

  /** Asks each time, as a window may be resized; it costs a few milliseconds. */
  private static @Nullable String size(int part) {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      byte[] answer = stty.getInputStream().readAllBytes();
      String[] parts = new String(answer, StandardCharsets.US_ASCII).strip().split(" ", -1);
      return parts.length == 2 ? parts[part] : null;
    } catch (IOException e) {
      return null;
    }
  }
}
