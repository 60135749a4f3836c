package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.batch.BatchFiles;
import io.github.partnertransfers.cli.batch.BatchReport;
import io.github.partnertransfers.cli.batch.Plan;
import io.github.partnertransfers.cli.batch.PlanFile;
import io.github.partnertransfers.cli.batch.ReportFormat;
import io.github.partnertransfers.cli.batch.ReportPrinter;
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
      description = "table for people (default), csv, json, or jsonl: an object per line.")
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
  int perform() throws InterruptedException {
    if (failedName != null) {
      OutputFile.check("--failed", failedName);
    }
    BatchFiles files = BatchFiles.of(planName);
    Plan plan = PlanFile.read(files);
    BatchReport report = isOffline ? BatchReport.offline(plan, files) : report(plan, files);
    new ReportPrinter(context()).print(report, format);
    log(report.summary());
    if (failedName != null) {
      ReportPrinter.writeInput(report, failedName);
      log(Text.count(report.repeatable(), "row") + " written to " + failedName);
    }
    return report.exitCode();
  }

  private BatchReport report(Plan plan, BatchFiles files) throws InterruptedException {
    RequestRate rate = rate();
    try (TransfersClient client = client(rate)) {
      return BatchReport.of(
          plan, files, service(client, rate, "get"), concurrency(), progress("transfer"));
    }
  }
}
