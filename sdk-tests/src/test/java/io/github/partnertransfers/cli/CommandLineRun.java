package io.github.partnertransfers.cli;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the command line in this process; in its package, as a process of its own for each
 * would take long.
 */
public record CommandLineRun(int exitCode, String out, String err) {
  private static final RetryPolicy AT_ONCE =
      RetryPolicy.builder().baseDelay(Duration.ZERO).maxDelay(Duration.ZERO).build();

  private static final Terminal NO_TERMINAL =
      new Terminal() {
        @Override
        public boolean isInteractive() {
          return false;
        }

        @Override
        public int columns() {
          return DEFAULT_COLUMNS;
        }

        @Override
        public int rows() {
          return DEFAULT_ROWS;
        }

        @Override
        public char @Nullable [] readSecret(String prompt) {
          return null;
        }
      };

  public static CommandLineRun of(
      Map<String, String> environment, String standardInput, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CliContext context =
        new CliContext(
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            environment,
            NO_TERMINAL,
            action -> () -> {},
            new Timing(InstantSource.system(), AT_ONCE, Duration.ZERO, Duration.ZERO),
            "./transfers");
    int exitCode = Transfers.run(context, arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
