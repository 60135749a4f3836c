package io.github.partnertransfers.cli;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.command.ConnectedCommand;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports in one line on stderr why a command failed, and chooses its exit code. */
public final class ErrorReporter implements IExecutionExceptionHandler {
  private final CliContext context;

  public ErrorReporter(CliContext context) {
    this.context = context;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    Object command = line.getCommand();
    ConnectionOptions connection =
        command instanceof ConnectedCommand connected ? connected.connection() : null;
    return report(e, line.getCommandSpec(), connection);
  }

  public int report(Exception e, CommandSpec spec, @Nullable ConnectionOptions connection) {
    if (e instanceof ReportedException reported) {
      return reported.exitCode();
    }
    if (e instanceof BadInputException || e instanceof ParameterException) {
      context.log(commandName(spec) + ": " + e.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (e instanceof TransfersException failure) {
      Cloud cloud = connection == null ? null : connection.cloud(context);
      context.log(ErrorMessages.describe(failure, commandName(spec), cloud));
      return ExitCode.of(failure);
    }
    context.log(
        commandName(spec)
            + ": this is a bug in the program, please report it: "
            + e
            + (isVerbose(connection) ? "" : " (--verbose shows more)"));
    if (isVerbose(connection)) {
      e.printStackTrace(context.err());
    }
    return ExitCode.BUG;
  }

  /** Returns the name of a command as the user types it, such as {@code webhooks register}. */
  public static String commandName(CommandSpec spec) {
    String program = spec.root().name() + " ";
    String name = spec.qualifiedName();
    return name.startsWith(program) ? name.substring(program.length()) : name;
  }

  private static boolean isVerbose(@Nullable ConnectionOptions connection) {
    return connection != null && connection.isVerbose();
  }
}
