package io.github.partnertransfers.cli.config;

import org.jspecify.annotations.Nullable;

/**
 * The value of a setting.
 *
 * @param name what set it, such as a flag or a variable, or what could set it if nothing did
 */
record Setting(String name, Origin origin, @Nullable String value) {
  /** Where a value is from. */
  enum Origin {
    FLAG,
    PROFILE,
    VARIABLE,
    NOWHERE
  }

  static Setting ofVariable(String variable, @Nullable String value) {
    return new Setting(variable, value == null ? Origin.NOWHERE : Origin.VARIABLE, value);
  }
}
