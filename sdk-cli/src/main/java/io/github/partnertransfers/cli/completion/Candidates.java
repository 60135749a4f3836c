package io.github.partnertransfers.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command, as completion needs it.
 *
 * @param path the names from the program's first command on; empty for the program itself
 */
record Candidates(List<String> path, CommandSpec spec) {
  /** Returns the program and all its commands, each before its own. */
  static List<Candidates> of(CommandLine program) {
    List<Candidates> found = new ArrayList<>();
    add(List.of(), program, found);
    return found;
  }

  private static void add(List<String> path, CommandLine command, List<Candidates> found) {
    found.add(new Candidates(path, command.getCommandSpec()));
    for (Map.Entry<String, CommandLine> each : command.getSubcommands().entrySet()) {
      List<String> next = new ArrayList<>(path);
      next.add(each.getKey());
      add(next, each.getValue(), found);
    }
  }

  List<OptionSpec> options() {
    return spec.options().stream().filter(option -> !option.hidden()).toList();
  }

  /**
   * Returns the values that an option or a positional parameter can have, or an empty list if any
   * will do.
   */
  static List<String> values(ArgSpec argument) {
    Iterable<String> values = argument.completionCandidates();
    return values == null
        ? List.of()
        : StreamSupport.stream(values.spliterator(), false)
            .map(value -> value.toLowerCase(Locale.ROOT))
            .toList();
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  static boolean takesFile(ArgSpec argument) {
    return argument.paramLabel().matches(".*(FILE|PLAN|INPUT).*");
  }

  /** Returns the first line of a description, without a dot at its end. */
  static String firstLine(String... description) {
    return description.length == 0 ? "" : description[0].replaceFirst("\\.$", "");
  }
}
