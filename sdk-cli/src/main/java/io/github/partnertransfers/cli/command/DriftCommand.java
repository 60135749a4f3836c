package io.github.partnertransfers.cli.command;

import com.google.gson.JsonArray;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.drift.ApiDocument;
import io.github.partnertransfers.cli.drift.DocumentPatch;
import io.github.partnertransfers.cli.drift.DriftSession;
import io.github.partnertransfers.cli.drift.Finding;
import io.github.partnertransfers.cli.drift.ResponseComparison;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.Text;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "drift",
    description = {
      "Compare responses of the service with the OpenAPI document.",
      "It lists the transfers of the customers, gets each of them, and checks the eligibility. It"
          + " prints the differences on stderr, and a patch for the document on stdout; with -o"
          + " json, the differences on stdout instead. Both have names and types only, no values"
          + " but those of enumerations."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers drift --customer 823c6c3f-9259-4d51-bae2-5dd06743177f",
      "  transfers drift --customer 823c6c3f-9259-4d51-bae2-5dd06743177f \\",
      "      | git apply        # in the project's root"
    })
public final class DriftCommand extends CustomersCommand {
  public DriftCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform(TransfersClient client) {
    ApiDocument document = ApiDocument.ofBuild();
    ResponseComparison comparison = new ResponseComparison(document);
    DriftSession session = new DriftSession(client, comparison, this::logFailure);
    session.run(customerIds());
    List<Finding> findings = comparison.findings();
    print(document, findings);
    logSummary(session, findings.size());
    TransfersException failure = session.failure();
    if (!findings.isEmpty()) {
      return ExitCode.DRIFT;
    }
    return failure == null ? ExitCode.DONE : ExitCode.of(failure);
  }

  private void logFailure(String command, TransfersException failure) {
    log(ErrorMessages.describe(failure, command, connection().cloud(context())));
  }

  private void print(ApiDocument document, List<Finding> findings) {
    JsonArray all = new JsonArray();
    findings.forEach(finding -> all.add(finding.toJson()));
    print(
        all,
        () ->
            Rows.ofObjects(
                all, "kind", "schema", "property", "value", "documented", "seen", "seenElements"),
        () -> {
          findings.forEach(finding -> log(finding.text()));
          // A patch has line feeds on every system.
          out().print(DocumentPatch.of(document, findings));
        });
  }

  private void logSummary(DriftSession session, int findings) {
    if (session.skippedTransfers() > 0) {
      log(
          Text.count(session.skippedTransfers(), "listed transfer")
              + " cannot be read by an id that is a GUID");
    }
    if (session.responses() > 0) {
      log(
          Text.count(session.responses(), "response")
              + " compared, "
              + (findings == 0
                  ? "none differs from the document"
                  : Text.count(findings, "difference") + " to the document"));
    }
  }

  private void log(String message) {
    context().log(spec().name() + ": " + message);
  }
}
