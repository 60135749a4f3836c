package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.output.Text;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports in one line what is wrong with the arguments and which help describes them. */
final class UsageErrorHandler implements IParameterExceptionHandler {
  private static final Pattern VALUES =
      Pattern.compile("expected one of \\[[A-Z_, ]+] \\(case-insensitive\\)");

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    ErrorLine error =
        ErrorLine.of(ExitCode.BAD_INPUT, Text.clean(message(problem)) + "; see " + help);
    boolean isJson = ErrorLine.isJson(line.getCommandSpec(), List.of(args));
    err.println(isJson ? error.json() : "transfers: " + error.text());
    return ExitCode.BAD_INPUT;
  }

  private static String message(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched)
        : withLowerCaseValues(String.valueOf(problem.getMessage()));
  }

  /** Spells the values of an enumeration as the help does. */
  private static String withLowerCaseValues(String message) {
    return VALUES.matcher(message).replaceAll(values -> values.group().toLowerCase(Locale.ROOT));
  }

  /** Prints flags only: any other argument can be a secret that follows an unknown flag. */
  private static String unmatched(UnmatchedArgumentException problem) {
    String first = problem.getUnmatched().get(0);
    if (!first.startsWith("-")) {
      return "unexpected argument" + suggestion(problem);
    }
    String flag = first.replaceFirst("=.*", "");
    String name = flag.toLowerCase(Locale.ROOT);
    if (name.contains("secret") || name.contains("token") || name.contains("password")) {
      return "unknown flag "
          + flag
          + ": secrets come from the environment (PARTNER_CENTER_CLIENT_SECRET) or a prompt only";
    }
    return "unknown flag " + flag + suggestion(problem);
  }

  private static String suggestion(UnmatchedArgumentException problem) {
    List<String> suggestions = problem.getSuggestions();
    return suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
  }
}
