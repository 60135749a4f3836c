package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the real program in a process of its own, as a partner of a simulator. */
final class TransfersProcess {
  private TransfersProcess() {}

  /**
   * Returns a process to start.
   *
   * @param url where the API of the simulator answers
   * @param configuration the folder of the configuration, so that it is not that of the user
   * @param prefix what comes before the command line, such as a shell that limits it
   */
  static ProcessBuilder of(
      String url,
      String loginUrl,
      SimulatedPartner partner,
      Path configuration,
      List<String> prefix,
      String... arguments) {
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
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("."));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PARTNER_CENTER_"));
    environment.putAll(
        Map.of(
            "PARTNER_CENTER_BASE_URL", url,
            "PARTNER_CENTER_LOGIN_URL", loginUrl,
            "PARTNER_CENTER_TENANT_ID", partner.tenantId(),
            "PARTNER_CENTER_CLIENT_ID", partner.clientId(),
            "PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret(),
            "PARTNER_CENTER_TOKEN_STORE", "file",
            "XDG_CONFIG_HOME", configuration.toString()));
    return builder;
  }
}
