package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import org.jspecify.annotations.Nullable;

/**
 * A value from a flag or, without the flag, from an environment variable.
 *
 * @param name the flag or variable that set it, or both names if neither did
 */
record Setting(String name, @Nullable String value) {
  static Setting of(String flag, @Nullable String flagValue, String variable, CliContext context) {
    if (flagValue != null) {
      return new Setting(flag, flagValue);
    }
    String value = context.variable(variable);
    return new Setting(value == null ? variable + " (or " + flag + ")" : variable, value);
  }

  String required() {
    if (value == null) {
      throw new BadInputException(name + " is not set");
    }
    return value;
  }
}
