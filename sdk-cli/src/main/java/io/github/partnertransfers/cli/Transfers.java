package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.command.AcceptCommand;
import io.github.partnertransfers.cli.command.CancelCommand;
import io.github.partnertransfers.cli.command.CreateCommand;
import io.github.partnertransfers.cli.command.DemoCommand;
import io.github.partnertransfers.cli.command.EligibilityCommand;
import io.github.partnertransfers.cli.command.GetCommand;
import io.github.partnertransfers.cli.command.ListCommand;
import io.github.partnertransfers.cli.command.RejectCommand;
import io.github.partnertransfers.cli.command.SimulateCommand;
import io.github.partnertransfers.cli.command.UpdateCommand;
import io.github.partnertransfers.cli.command.WatchCommand;
import io.github.partnertransfers.cli.command.WithdrawCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Where the program begins. */
public final class Transfers {
  private static final int WIDEST_HELP = 110;
  private static final int PATIENCE_MILLIS = 1_000;

  private Transfers() {}

  public static void main(String[] args) {
    System.exit(run(ProcessSurroundings.create(), args));
  }

  /** Runs one command and returns its exit code; all that it reads and writes is passed in. */
  public static int run(CliContext surroundings, String... args) {
    int exitCode = commandLine(surroundings).execute(args);
    flush(surroundings.out());
    flush(surroundings.err());
    return exitCode;
  }

  /** Waits a moment, but not for a reader that has stopped reading. */
  private static void flush(PrintWriter writer) {
    Thread thread = new Thread(writer::flush, "flush");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static CommandLine commandLine(CliContext surroundings) {
    CommandLine line = new CommandLine(new TransfersCommand());
    line.addSubcommand(new DemoCommand(surroundings));
    line.addSubcommand(new SimulateCommand(surroundings));
    line.addSubcommand(new EligibilityCommand(surroundings));
    line.addSubcommand(new ListCommand(surroundings));
    line.addSubcommand(new GetCommand(surroundings));
    line.addSubcommand(new CreateCommand(surroundings));
    line.addSubcommand(new AcceptCommand(surroundings));
    line.addSubcommand(new RejectCommand(surroundings));
    line.addSubcommand(new CancelCommand(surroundings));
    line.addSubcommand(new WithdrawCommand(surroundings));
    line.addSubcommand(new UpdateCommand(surroundings));
    line.addSubcommand(new WatchCommand(surroundings));
    line.setOut(surroundings.out());
    line.setErr(surroundings.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpWidth(Math.min(Math.max(surroundings.terminal().columns(), 80), WIDEST_HELP));
    line.setUsageHelpLongOptionsMaxWidth(28);
    line.setColorScheme(
        Help.defaultColorScheme(surroundings.ink().colour() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setParameterExceptionHandler(new UsageErrorHandler());
    line.setExecutionExceptionHandler(new ErrorReporter(surroundings));
    return line;
  }
}
