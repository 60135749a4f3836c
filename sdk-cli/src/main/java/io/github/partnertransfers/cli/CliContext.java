package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.output.AnsiFormatter;
import io.github.partnertransfers.cli.output.AsciiWriter;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.SystemTerminal;
import io.github.partnertransfers.cli.output.Terminal;
import io.github.partnertransfers.cli.output.TerminalFeatures;
import io.github.partnertransfers.cli.output.Text;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process state that a command uses; tests replace it.
 *
 * @param program the command that started the program, for command lines in messages
 */
public record CliContext(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Terminal terminal,
    ShutdownHooks shutdownHooks,
    Timing timing,
    String program) {
  private static final int MIN_LIVE_COLUMNS = 60;

  /** Returns the context of this process. */
  static CliContext ofProcess(StandardOutput out) {
    return new CliContext(
        System.in,
        utf8Writer(out),
        utf8Writer(new FileOutputStream(FileDescriptor.err)),
        System.getenv(),
        new SystemTerminal(System.getenv()),
        ShutdownHooks.JVM,
        Timing.SYSTEM,
        System.getProperty("transfers.program", "transfers"));
  }

  /** JSON is UTF-8 in any locale, and terminals read UTF-8. */
  private static PrintWriter utf8Writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Returns a copy that prints ASCII, if stdout is a terminal that shows nothing else. */
  CliContext forTerminal() {
    if (!terminal.isInteractive() || TerminalFeatures.hasUnicode(environment)) {
      return this;
    }
    return new CliContext(
        in,
        new PrintWriter(new AsciiWriter(out), true),
        new PrintWriter(new AsciiWriter(err), true),
        environment,
        terminal,
        shutdownHooks,
        timing,
        program);
  }

  /** Returns a copy that prints results to another writer. */
  public CliContext withOut(PrintWriter newOut) {
    return new CliContext(in, newOut, err, environment, terminal, shutdownHooks, timing, program);
  }

  public Instant now() {
    return timing.clock().instant();
  }

  /**
   * Returns a writer for stdout that uses the terminal's width and colors. In a pipe nothing is
   * cut, wrapped or colored.
   */
  public StyledWriter writer() {
    int columns = terminal.isInteractive() ? terminal.columns() : StyledWriter.UNLIMITED;
    return new StyledWriter(out, ansi(), columns);
  }

  /** Colors are off outside a terminal and with NO_COLOR (see no-color.org). */
  public AnsiFormatter ansi() {
    return new AnsiFormatter(isTerminalCapable() && variable("NO_COLOR") == null);
  }

  /** Returns whether a view can redraw in place: no line may be wider than the terminal. */
  public boolean isLive() {
    return isTerminalCapable() && terminal.columns() >= MIN_LIVE_COLUMNS;
  }

  private boolean isTerminalCapable() {
    return terminal.isInteractive() && TerminalFeatures.hasAnsi(environment);
  }

  /** Returns an environment variable, or null if it is unset or blank. */
  public @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Prints a line to stderr. */
  public void log(String line) {
    err.println("transfers: " + Text.clean(line));
    err.flush();
  }
}
