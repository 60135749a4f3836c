package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorReporter;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.ShutdownHooks;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.ShellQuoter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Executes a write and prints how to resume it if its outcome is unknown. */
final class WriteOptions {
  @Option(
      names = "--request-id",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description =
          "Resume an earlier command whose outcome is unknown, by the request id that it named."
              + " The service doesn't do it twice.")
  private @Nullable String requestId;

  @Option(
      names = "--dry-run",
      description = "Check the input, print the request, and don't send it.")
  private boolean isDryRun;

  boolean isDryRun() {
    return isDryRun;
  }

  /** Returns whether an earlier command is resumed. */
  boolean isResumed() {
    return requestId != null;
  }

  /**
   * Executes a call.
   *
   * @throws ReportedException after a dry run, or if the outcome is unknown
   */
  <T> T execute(
      TransfersClient client,
      Function<TransfersClient, TransferCall<T>> makeCall,
      ServiceCommand command) {
    if (isDryRun) {
      DryRun.print(makeCall, command);
      throw new ReportedException(ExitCode.DONE);
    }
    TransferCall<T> call = makeCall.apply(client);
    TransferCall<T> sent =
        requestId == null ? call : call.with(CallOptions.builder().requestId(requestId).build());
    String id = String.valueOf(sent.requestId());
    CliContext context = command.context();
    ShutdownHooks.Registration registration =
        context.shutdownHooks().register(() -> logInterrupted(command, id));
    try {
      return sent.execute();
    } catch (OutcomeUnknownException e) {
      throw new ReportedException(
          new ErrorReporter(context)
              .report(e, command.spec(), command.connection(), commandLine(command, id)));
    } finally {
      registration.close();
    }
  }

  private void logInterrupted(ServiceCommand command, String id) {
    String problem = "interrupted: whether it was carried out is unknown (request id " + id + ")";
    new ErrorReporter(command.context())
        .report(ExitCode.INTERRUPTED, problem, command.spec(), commandLine(command, id));
  }

  private String commandLine(ServiceCommand command, String id) {
    CommandSpec spec = command.spec();
    List<String> arguments = new ArrayList<>();
    arguments.add(command.context().program());
    arguments.addAll(spec.root().commandLine().getParseResult().originalArgs());
    if (requestId == null) {
      arguments.add("--request-id");
      arguments.add(id);
    }
    boolean readsInput = arguments.contains("-") || arguments.contains("--file=-");
    return ShellQuoter.line(arguments) + (readsInput ? "  (with the same standard input)" : "");
  }
}
