package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.batch.BatchFiles;
import io.github.partnertransfers.cli.batch.BatchInput;
import io.github.partnertransfers.cli.batch.BatchLock;
import io.github.partnertransfers.cli.batch.Plan;
import io.github.partnertransfers.cli.batch.PlanFile;
import io.github.partnertransfers.cli.batch.PlanPage;
import io.github.partnertransfers.cli.batch.Planner;
import io.github.partnertransfers.cli.batch.RequestRate;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = {
      "Check a table of subscriptions to move, and write a plan. Changes nothing at the service.",
      "The table is CSV with a header, or JSON lines. It has the columns customer, source, target"
          + " and subscription, or for new commerce customer, source, sourceName, notify and"
          + " productTypes. Other columns come back in the report."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers batch plan moves.csv -o plan.jsonl",
      "  export-moves | transfers batch plan - -o plan.jsonl --items 10"
    })
public final class BatchPlanCommand extends BatchSubcommand {
  @Parameters(paramLabel = "INPUT", description = "The table; - is standard input.")
  private String input = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The plan to write.")
  private String output = "";

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "25",
      description =
          "How many subscriptions a transfer has at most, ${DEFAULT-VALUE} unless set; the limit"
              + " of the service is not documented.")
  private int items = 25;

  public BatchPlanCommand(CliContext context) {
    super(context);
  }

  @Override
  int perform() throws InterruptedException {
    check("--items", items, 1, Integer.MAX_VALUE);
    BatchInput rows = checked(BatchInput.ofPlan(input, context().in()));
    RequestRate rate = rate();
    try (BatchLock lock = BatchFiles.of(output).lock();
        TransfersClient client = client(rate)) {
      PlanFile.checkReplaceable(lock);
      Planner planner =
          new Planner(
              service(client, rate, "eligibility"),
              () -> UUID.randomUUID().toString(),
              items,
              concurrency(),
              progress("customer"));
      Plan plan = planner.plan(rows.columns(), rows.rows());
      PlanFile.write(lock, plan);
      new PlanPage(context().out()).print(plan);
      log(PlanPage.summary(plan) + "; create them with 'batch run " + output + "'");
      return plan.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}
