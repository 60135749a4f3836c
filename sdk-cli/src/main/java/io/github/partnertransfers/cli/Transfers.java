package io.github.partnertransfers.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Where the program begins. */
final class Transfers {
  private static final int WIDEST_HELP = 110;

  private Transfers() {}

  public static void main(String[] args) {
    System.exit(run(ProcessSurroundings.create(), args));
  }

  /** Runs one command and returns its exit code; all that it reads and writes is passed in. */
  static int run(Surroundings surroundings, String... args) {
    int exitCode = commandLine(surroundings).execute(args);
    surroundings.out().flush();
    surroundings.err().flush();
    return exitCode;
  }

  static CommandLine commandLine(Surroundings surroundings) {
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
    line.setParameterExceptionHandler(new UsageErrors());
    line.setExecutionExceptionHandler(new FailureReport(surroundings));
    return line;
  }
}
