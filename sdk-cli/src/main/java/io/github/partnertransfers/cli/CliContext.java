package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.output.AnsiFormatter;
import io.github.partnertransfers.cli.output.Terminal;
import io.github.partnertransfers.cli.output.Text;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a command touches besides the network, so that a test can bring its own.
 *
 * @param program what the user typed to start us, for commands to copy
 * @param tempo how time passes
 * @param interrupts what is told of a Ctrl-C
 */
public record CliContext(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Terminal terminal,
    ShutdownHooks interrupts,
    Timing tempo,
    String program) {
  private static final int NARROWEST_LIVE = 60;

  /** The same, but with results printed elsewhere. */
  public CliContext withOut(PrintWriter newOut) {
    return new CliContext(in, newOut, err, environment, terminal, interrupts, tempo, program);
  }

  /** Colours only for a person who looks on and has not asked for none (see no-color.org). */
  public AnsiFormatter ink() {
    return new AnsiFormatter(isTerminalCapable() && variable("NO_COLOR") == null);
  }

  /** Whether a view may redraw itself in place: no line may need more columns than there are. */
  public boolean isLive() {
    return isTerminalCapable() && terminal.columns() >= NARROWEST_LIVE;
  }

  private boolean isTerminalCapable() {
    return terminal.isInteractive() && !"dumb".equals(variable("TERM"));
  }

  /** An environment variable, or null if it is unset or blank. */
  public @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** A line on stderr that is not part of the result. */
  public void say(String line) {
    err.println("transfers: " + Text.clean(line));
    err.flush();
  }
}
