package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.batch.BatchFiles;
import io.github.partnertransfers.cli.batch.BatchReport;
import io.github.partnertransfers.cli.batch.ReportFormat;
import io.github.partnertransfers.cli.batch.RequestRate;
import io.github.partnertransfers.cli.file.OutputFile;
import io.github.partnertransfers.cli.output.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Show what became of each row of a plan.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers batch report plan.jsonl -o csv > report.csv",
      "  transfers batch report plan.jsonl --failed again.csv"
    })
public final class BatchReportCommand extends BatchSubcommand {
  @Parameters(paramLabel = "PLAN", description = "The plan.")
  private String planName = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table for people (default), csv, or json.")
  private ReportFormat format = ReportFormat.TABLE;

  @Option(
      names = "--failed",
      paramLabel = "FILE",
      description = "Write the rows that failed to this file, as a table for batch plan.")
  private @Nullable String failedName;

  @Option(
      names = "--offline",
      description = "Send nothing; show the status that a transfer had when it was created.")
  private boolean isOffline;

  public BatchReportCommand(CliContext context) {
    super(context);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (failedName != null) {
      OutputFile.check("--failed", failedName);
    }
    BatchReport report = report(BatchFiles.of(planName));
    format.print(report, context());
    context().out().flush();
    log(report.summary());
    if (failedName != null) {
      ReportFormat.writeInput(report, failedName);
      log(Text.count(report.repeatableRows().size(), "row") + " written to " + failedName);
    }
    return report.exitCode();
  }

  private BatchReport report(BatchFiles files) throws InterruptedException {
    RequestRate rate = RequestRate.of(context());
    if (isOffline) {
      return BatchReport.of(files, null, rate, failure -> "");
    }
    try (TransfersClient client = connection().client(context())) {
      return BatchReport.of(files, client, rate, failure -> describe("get", failure));
    }
  }
}
