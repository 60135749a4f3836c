package io.github.partnertransfers.cli.file;

import io.github.partnertransfers.cli.CliContext;
import java.nio.file.Path;
import java.util.Locale;

/** Where the program keeps what belongs to the user: profiles and sign-ins. */
public final class ConfigFolder {
  private ConfigFolder() {}

  /** Returns the folder, which need not exist. */
  public static Path of(CliContext context) {
    String configured = context.variable("XDG_CONFIG_HOME");
    if (configured == null && isWindows()) {
      configured = context.variable("APPDATA");
    }
    Path parent =
        configured == null
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(configured);
    return parent.resolve("transfers");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
