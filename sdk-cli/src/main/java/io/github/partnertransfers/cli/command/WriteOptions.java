package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorReporter;
import io.github.partnertransfers.cli.ReportedException;
import io.github.partnertransfers.cli.ShutdownHooks;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.ShellQuoter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Sends a call that changes something, and tells how to resume it if its answer is lost. */
final class WriteOptions {
  @Option(
      names = "--request-id",
      paramLabel = "ID",
      converter = GuidConverter.class,
      description =
          "Resume an earlier command whose outcome is unknown, by the request id that it named."
              + " The service doesn't do it twice.")
  private @Nullable String requestId;

  <T> T send(TransferCall<T> call, ServiceCommand command) {
    TransferCall<T> sent =
        requestId == null ? call : call.with(CallOptions.builder().requestId(requestId).build());
    String id = String.valueOf(sent.requestId());
    CliContext surroundings = command.surroundings();
    ShutdownHooks.Registration registration =
        surroundings.interrupts().onInterrupt(() -> sayInterrupted(command, id));
    try {
      return sent.execute();
    } catch (OutcomeUnknownException e) {
      int exitCode =
          new ErrorReporter(surroundings).report(e, command.spec(), command.connection());
      sayHowToResume(command, id);
      throw new ReportedException(exitCode);
    } finally {
      registration.close();
    }
  }

  private void sayInterrupted(ServiceCommand command, String id) {
    String name = command.spec().name();
    command
        .surroundings()
        .say(name + " interrupted: whether it was carried out is unknown (request id " + id + ")");
    sayHowToResume(command, id);
  }

  private void sayHowToResume(ServiceCommand command, String id) {
    command.surroundings().say("resume with: " + commandLine(command, id));
  }

  private String commandLine(ServiceCommand command, String id) {
    CommandSpec spec = command.spec();
    List<String> words = new ArrayList<>();
    words.add(command.surroundings().program());
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    if (requestId == null) {
      words.add("--request-id");
      words.add(id);
    }
    boolean readsInput = words.contains("-") || words.contains("--file=-");
    return ShellQuoter.line(words) + (readsInput ? "  (with the same standard input)" : "");
  }
}
