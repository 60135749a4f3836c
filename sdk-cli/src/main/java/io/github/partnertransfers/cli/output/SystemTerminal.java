package io.github.partnertransfers.cli.output;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terminal of this process. */
public final class SystemTerminal implements Terminal {
  private final Map<String, String> environment;

  public SystemTerminal(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The launcher checks stdout alone; the JDK's console needs stdin and stdout. */
  @Override
  public boolean isInteractive() {
    String launcher = System.getProperty("transfers.terminal");
    return launcher == null ? console() != null : Boolean.parseBoolean(launcher);
  }

  @Override
  public int columns() {
    return size("COLUMNS", 1, DEFAULT_COLUMNS);
  }

  @Override
  public int rows() {
    return size("LINES", 0, DEFAULT_ROWS);
  }

  @Override
  public boolean canAsk() {
    return console() != null;
  }

  @Override
  public String ask(String question) {
    Console console = console();
    if (console == null) {
      return "";
    }
    String answer = console.readLine("%s ", question);
    if (answer == null) {
      console.printf("%n"); // Ctrl-D leaves the cursor behind the question.
      return "";
    }
    return answer;
  }

  @Override
  public char @Nullable [] readSecret(String prompt) {
    Console console = console();
    return console == null ? null : console.readPassword("%s", prompt);
  }

  /** Since JDK 22 there can be a console without a terminal. */
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

  private int size(String variable, int sttyPart, int defaultSize) {
    String set = environment.get(variable);
    String text = set == null && isInteractive() ? sttySize(sttyPart) : set;
    return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : defaultSize;
  }

  /** Runs {@code stty} each time, because a window can be resized; takes a few milliseconds. */
  private static @Nullable String sttySize(int part) {
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
