package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.output.Text;
import java.util.Map;

/**
 * Settings that belong together, under a name.
 *
 * @param values by {@link SettingKey#key}
 */
record Profile(String name, Map<String, String> values) {
  Profile {
    checkName(name);
  }

  /** A name is part of the name of a file, where a sign-in is kept. */
  static void checkName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      throw new BadInputException(
          "a profile is named with 1 to 64 letters, digits, - and _, and not '"
              + Text.clean(name)
              + "'");
    }
  }
}
