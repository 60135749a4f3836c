package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import org.jspecify.annotations.Nullable;

/**
 * A value that a flag sets or else the environment.
 *
 * @param name which of the two it came from, or both if from none
 */
record Setting(String name, @Nullable String value) {
  static Setting of(
      String flag, @Nullable String flagValue, String variable, CliContext surroundings) {
    if (flagValue != null) {
      return new Setting(flag, flagValue);
    }
    String value = surroundings.variable(variable);
    return new Setting(value == null ? variable + " (or " + flag + ")" : variable, value);
  }

  String required() {
    if (value == null) {
      throw new BadInputException(name + " is not set");
    }
    return value;
  }
}
