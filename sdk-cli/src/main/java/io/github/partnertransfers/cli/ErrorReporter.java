package io.github.partnertransfers.cli;

import io.github.partnertransfers.CallCanceledException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.command.ServiceCommand;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line on stderr why a command failed, and chooses its exit code. */
public final class ErrorReporter implements IExecutionExceptionHandler {
  private final CliContext surroundings;

  public ErrorReporter(CliContext surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    Object command = line.getCommand();
    ConnectionOptions connection =
        command instanceof ServiceCommand service ? service.connection() : null;
    return report(e, line.getCommandSpec(), connection);
  }

  public int report(Exception e, CommandSpec spec, @Nullable ConnectionOptions connection) {
    if (e instanceof ReportedException reported) {
      return reported.exitCode();
    }
    if (e instanceof BadInputException || e instanceof ParameterException) {
      surroundings.say(spec.name() + ": " + e.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (e instanceof TransfersException failure) {
      surroundings.say(ErrorMessages.of(failure, spec.name(), cloud(connection)));
      return exitCode(failure);
    }
    surroundings.say(
        spec.name()
            + ": this is a mistake of the program's, please report it: "
            + e
            + (isVerbose(connection) ? "" : " (--verbose shows more)"));
    if (isVerbose(connection)) {
      e.printStackTrace(surroundings.err());
    }
    return ExitCode.BUG;
  }

  private @Nullable Endpoints cloud(@Nullable ConnectionOptions connection) {
    return connection == null ? null : new Endpoints(connection.cloud(surroundings));
  }

  private static boolean isVerbose(@Nullable ConnectionOptions connection) {
    return connection != null && connection.isVerbose();
  }

  public static int exitCode(TransfersException failure) {
    if (failure instanceof NotAuthorizedException) {
      return ExitCode.NOT_AUTHORIZED;
    }
    if (failure instanceof RequestRefusedException) {
      return ExitCode.REFUSED;
    }
    if (failure instanceof OutcomeUnknownException) {
      return ExitCode.OUTCOME_UNKNOWN;
    }
    // An answer that isn't the service's JSON means that the service wasn't reached, in effect.
    return failure instanceof CallCanceledException ? ExitCode.INTERRUPTED : ExitCode.UNAVAILABLE;
  }
}
