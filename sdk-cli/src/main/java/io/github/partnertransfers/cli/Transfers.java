package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.command.AcceptCommand;
import io.github.partnertransfers.cli.command.BatchCommand;
import io.github.partnertransfers.cli.command.BatchPlanCommand;
import io.github.partnertransfers.cli.command.BatchReportCommand;
import io.github.partnertransfers.cli.command.BatchRunCommand;
import io.github.partnertransfers.cli.command.CancelCommand;
import io.github.partnertransfers.cli.command.CreateCommand;
import io.github.partnertransfers.cli.command.DemoCommand;
import io.github.partnertransfers.cli.command.DoctorCommand;
import io.github.partnertransfers.cli.command.DriftCommand;
import io.github.partnertransfers.cli.command.EligibilityCommand;
import io.github.partnertransfers.cli.command.GetCommand;
import io.github.partnertransfers.cli.command.ListCommand;
import io.github.partnertransfers.cli.command.LoginCommand;
import io.github.partnertransfers.cli.command.LogoutCommand;
import io.github.partnertransfers.cli.command.RejectCommand;
import io.github.partnertransfers.cli.command.SimulateCommand;
import io.github.partnertransfers.cli.command.UpdateCommand;
import io.github.partnertransfers.cli.command.WatchCommand;
import io.github.partnertransfers.cli.command.WebhookEventsCommand;
import io.github.partnertransfers.cli.command.WebhookRegisterCommand;
import io.github.partnertransfers.cli.command.WebhookShowCommand;
import io.github.partnertransfers.cli.command.WebhookTestCommand;
import io.github.partnertransfers.cli.command.WebhookUpdateCommand;
import io.github.partnertransfers.cli.command.WebhooksCommand;
import io.github.partnertransfers.cli.command.WhoamiCommand;
import io.github.partnertransfers.cli.command.WithdrawCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The main class. */
public final class Transfers {
  private static final int MAX_HELP_COLUMNS = 110;
  private static final int FLUSH_TIMEOUT_MILLIS = 1_000;

  private Transfers() {}

  public static void main(String[] args) {
    System.exit(run(CliContext.ofProcess(), args));
  }

  /** Runs one command and returns its exit code. */
  public static int run(CliContext context, String... args) {
    int exitCode = commandLine(context).execute(args);
    flush(context.out());
    flush(context.err());
    return exitCode;
  }

  /** Flushes with a timeout, because the reader of a pipe can have stopped reading. */
  private static void flush(PrintWriter writer) {
    Thread thread = new Thread(writer::flush, "flush");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(FLUSH_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CommandLine webhooks(CliContext context) {
    CommandLine webhooks = new CommandLine(new WebhooksCommand());
    webhooks.addSubcommand(new WebhookEventsCommand(context));
    webhooks.addSubcommand(new WebhookShowCommand(context));
    webhooks.addSubcommand(new WebhookRegisterCommand(context));
    webhooks.addSubcommand(new WebhookUpdateCommand(context));
    webhooks.addSubcommand(new WebhookTestCommand(context));
    return webhooks;
  }

  private static CommandLine batch(CliContext context) {
    CommandLine batch = new CommandLine(new BatchCommand());
    batch.addSubcommand(new BatchPlanCommand(context));
    batch.addSubcommand(new BatchRunCommand(context));
    batch.addSubcommand(new BatchReportCommand(context));
    return batch;
  }

  static CommandLine commandLine(CliContext context) {
    CommandLine line = new CommandLine(new TransfersCommand());
    line.addSubcommand(new DemoCommand(context));
    line.addSubcommand(new SimulateCommand(context));
    line.addSubcommand(new LoginCommand(context));
    line.addSubcommand(new LogoutCommand(context));
    line.addSubcommand(new WhoamiCommand(context));
    line.addSubcommand(new DoctorCommand(context));
    line.addSubcommand(new EligibilityCommand(context));
    line.addSubcommand(new ListCommand(context));
    line.addSubcommand(new GetCommand(context));
    line.addSubcommand(new CreateCommand(context));
    line.addSubcommand(new AcceptCommand(context));
    line.addSubcommand(new RejectCommand(context));
    line.addSubcommand(new CancelCommand(context));
    line.addSubcommand(new WithdrawCommand(context));
    line.addSubcommand(new UpdateCommand(context));
    line.addSubcommand(new WatchCommand(context));
    line.addSubcommand(batch(context));
    line.addSubcommand(webhooks(context));
    line.addSubcommand(new DriftCommand(context));
    line.setOut(context.out());
    line.setErr(context.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpWidth(Math.min(Math.max(context.terminal().columns(), 80), MAX_HELP_COLUMNS));
    line.setUsageHelpLongOptionsMaxWidth(28);
    line.setColorScheme(
        Help.defaultColorScheme(context.ansi().enabled() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setParameterExceptionHandler(new UsageErrorHandler());
    line.setExecutionExceptionHandler(new ErrorReporter(context));
    return line;
  }
}
