package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.Transfers;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the real program in a process of its own, against a simulator. */
final class TransfersProcess {
  private TransfersProcess() {}

  /**
   * Returns a process to start, without a login.
   *
   * @param url where the API of the simulator answers
   * @param configuration the folder of the configuration, so that it is not that of the user
   * @param prefix what comes before the command line, such as a shell that limits it
   */
  static ProcessBuilder of(
      String url,
      String loginUrl,
      Path configuration,
      List<String> prefix,
      List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData", // Its file would count against a limit of the size of files.
            "-cp",
            System.getProperty("java.class.path"),
            Transfers.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("."));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PARTNER_CENTER_"));
    environment.putAll(
        Map.of(
            "PARTNER_CENTER_BASE_URL",
            url,
            "PARTNER_CENTER_LOGIN_URL",
            loginUrl,
            "PARTNER_CENTER_TOKEN_STORE",
            "file",
            "XDG_CONFIG_HOME",
            configuration.toString()));
    return builder;
  }
}
