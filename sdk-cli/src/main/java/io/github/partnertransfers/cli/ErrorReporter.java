package io.github.partnertransfers.cli;

import com.google.gson.JsonObject;
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
    return report(e, spec, connection, null);
  }

  /**
   * Reports a failure.
   *
   * @param resume the command line that resumes a write whose outcome is unknown, or null
   */
  public int report(
      Exception e,
      CommandSpec spec,
      @Nullable ConnectionOptions connection,
      @Nullable String resume) {
    if (e instanceof ReportedException reported) {
      return reported.exitCode();
    }
    if (e instanceof BadInputException || e instanceof ParameterException) {
      return report(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), spec, null);
    }
    if (e instanceof TransfersException failure) {
      Cloud cloud = connection == null ? null : connection.cloud(context);
      String message = ErrorMessages.describe(failure, commandName(spec), cloud);
      print(new ErrorLine(ExitCode.of(failure), message, failure, resume), spec);
      return ExitCode.of(failure);
    }
    String bug =
        "this is a bug in the program, please report it: "
            + e
            + (isVerbose(connection) ? "" : " (--verbose shows more)");
    report(ExitCode.BUG, bug, spec, null);
    if (isVerbose(connection)) {
      e.printStackTrace(context.err());
    }
    return ExitCode.BUG;
  }

  /** Reports a problem that is no failed call, and returns its exit code. */
  public int report(int exitCode, String problem, CommandSpec spec, @Nullable String resume) {
    print(new ErrorLine(exitCode, commandName(spec) + ": " + problem, null, resume), spec);
    return exitCode;
  }

  private void print(ErrorLine line, CommandSpec spec) {
    if (isJson(spec)) {
      context.err().println(line.json());
      context.err().flush();
    } else {
      context.log(line.text());
      if (line.resume() != null) {
        context.log("resume with: " + line.resume());
      }
    }
  }

  /** Returns the error of one of several calls as an object. */
  public static JsonObject json(TransfersException failure, String message) {
    return new ErrorLine(ExitCode.of(failure), message, failure, null).error();
  }

  private static boolean isJson(CommandSpec spec) {
    ParseResult parsed = spec.root().commandLine().getParseResult();
    return parsed != null && ErrorLine.isJson(spec, parsed.originalArgs());
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
