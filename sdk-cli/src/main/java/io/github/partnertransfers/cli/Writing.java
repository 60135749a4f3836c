package io.github.partnertransfers.cli;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransferCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Sends a call that changes something, and tells how to resume it if its answer is lost. */
final class Writing {
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
    Surroundings surroundings = command.surroundings();
    Interrupts.Registration registration =
        surroundings.interrupts().onInterrupt(() -> sayInterrupted(command, id));
    try {
      return sent.execute();
    } catch (OutcomeUnknownException e) {
      int exitCode =
          new FailureReport(surroundings).report(e, command.spec(), command.connection());
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
    return Shell.line(words) + (readsInput ? "  (with the same standard input)" : "");
  }
}
