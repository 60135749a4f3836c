package io.github.partnertransfers.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The main class. */
public final class Transfers {
  private static final int MAX_HELP_COLUMNS = 110;
  private static final int FLUSH_TIMEOUT_MILLIS = 1_000;

  private Transfers() {}

  public static void main(String[] args) {
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    CliContext context = CliContext.ofProcess(out);
    int exitCode = run(context, args);
    String problem = out.problem();
    if (problem != null) {
      context.log("not all of the output was written: " + problem);
    }
    System.exit(problem == null || exitCode != ExitCode.DONE ? exitCode : ExitCode.UNAVAILABLE);
  }

  /** Runs one command and returns its exit code. */
  public static int run(CliContext process, String... args) {
    CliContext context = process.forTerminal();
    List<String> arguments = LeadingFlags.move(List.of(args));
    CommandLine line =
        configured(Commands.of(context, arguments.isEmpty() ? "" : arguments.get(0)), context);
    int exitCode = line.execute(arguments.toArray(String[]::new));
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

  /** Returns the program with all its commands. */
  static CommandLine commandLine(CliContext context) {
    return configured(Commands.all(context), context);
  }

  private static CommandLine configured(CommandLine line, CliContext context) {
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
