package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.cli.output.ResultOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Moves the flags of connection and output that stand before the command behind it, where the
 * commands have them: {@code --profile contoso list} is {@code list --profile contoso}.
 */
final class LeadingFlags {
  private LeadingFlags() {}

  /** Returns the arguments unchanged unless they begin with such flags. */
  static List<String> move(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.get(0).startsWith("-")) {
      return arguments;
    }
    Map<String, OptionSpec> flags = flags();
    int command = 0;
    while (command < arguments.size() && arguments.get(command).startsWith("-")) {
      int length = length(arguments.get(command), flags);
      if (length == 0) {
        return arguments;
      }
      command += length;
    }
    if (command >= arguments.size()) {
      return arguments;
    }
    int end = command + (Commands.isGroup(arguments.get(command)) ? 2 : 1);
    end = Math.min(end, arguments.size());
    List<String> moved = new ArrayList<>(arguments.subList(command, end));
    moved.addAll(arguments.subList(0, command));
    moved.addAll(arguments.subList(end, arguments.size()));
    return moved;
  }

  /** Returns how many arguments a flag takes with its value, or 0 if it is none of these. */
  private static int length(String argument, Map<String, OptionSpec> flags) {
    int assignment = argument.indexOf('=');
    OptionSpec whole = flags.get(assignment < 0 ? argument : argument.substring(0, assignment));
    if (whole != null) {
      return assignment < 0 && whole.arity().max() > 0 ? 2 : 1;
    }
    boolean isShortWithValue =
        argument.length() > 2
            && !argument.startsWith("--")
            && flags.containsKey(argument.substring(0, 2));
    return isShortWithValue ? 1 : 0;
  }

  private static Map<String, OptionSpec> flags() {
    CommandSpec spec = CommandSpec.create();
    for (Object options : List.of(new ConnectionOptions(), new ResultOptions())) {
      spec.addMixin(options.getClass().getSimpleName(), CommandSpec.forAnnotatedObject(options));
    }
    return spec.optionsMap();
  }
}
