package io.github.partnertransfers.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a script of the command complete, for fish. */
public final class FishCompletion {
  private final StringBuilder script = new StringBuilder();
  private final String program;

  private FishCompletion(String program) {
    this.program = program;
  }

  /** Returns the script for a program and all its commands. */
  public static String of(CommandLine program) {
    FishCompletion completion = new FishCompletion(program.getCommandName());
    completion.line("-f");
    Candidates.of(program).forEach(completion::add);
    return completion.script.toString();
  }

  private void add(Candidates command) {
    String condition = condition(command);
    command
        .spec()
        .subcommands()
        .forEach(
            (name, subcommand) -> {
              String[] description = subcommand.getCommandSpec().usageMessage().description();
              line(
                  "-n",
                  quoted(condition),
                  "-a",
                  name,
                  "-d",
                  quoted(Candidates.firstLine(description)));
            });
    command.options().forEach(option -> line(option, condition));
    for (ArgSpec argument : command.spec().positionalParameters()) {
      List<String> values = Candidates.values(argument);
      if (!values.isEmpty()) {
        line("-n", quoted(condition), "-a", quoted(String.join(" ", values)));
      } else if (Candidates.takesFile(argument)) {
        line("-n", quoted(condition), "-F");
      }
    }
  }

  /** Returns a fish command that succeeds where the arguments belong to a command. */
  private static String condition(Candidates command) {
    List<String> parts = new ArrayList<>();
    if (command.path().isEmpty()) {
      return "__fish_use_subcommand";
    }
    command.path().forEach(name -> parts.add("__fish_seen_subcommand_from " + name));
    CommandSpec spec = command.spec();
    if (!spec.subcommands().isEmpty()) {
      parts.add("not __fish_seen_subcommand_from " + String.join(" ", spec.subcommands().keySet()));
    }
    return String.join("; and ", parts);
  }

  private void line(OptionSpec option, String condition) {
    List<String> words = new ArrayList<>(List.of("-n", quoted(condition)));
    for (String name : option.names()) {
      words.add(name.startsWith("--") ? "-l" : "-s");
      words.add(name.replaceFirst("^-+", ""));
    }
    List<String> values = Candidates.values(option);
    if (!values.isEmpty()) {
      words.addAll(List.of("-x", "-a", quoted(String.join(" ", values))));
    } else if (Candidates.takesValue(option)) {
      words.addAll(Candidates.takesFile(option) ? List.of("-r", "-F") : List.of("-x"));
    }
    words.addAll(List.of("-d", quoted(Candidates.firstLine(option.description()))));
    line(words.toArray(String[]::new));
  }

  private void line(String... words) {
    script
        .append("complete -c ")
        .append(program)
        .append(' ')
        .append(String.join(" ", words))
        .append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
