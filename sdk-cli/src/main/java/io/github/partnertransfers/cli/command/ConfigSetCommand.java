package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConfigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "set",
    description = {
      "Set a value in a profile, which is created if necessary.",
      "Keys: tenant-id, client-id, base-url, login-url, client-certificate, client-assertion-file,"
          + " proxy, ca-file and token-store."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers config set tenant-id contoso.onmicrosoft.com --profile contoso")
public final class ConfigSetCommand extends ConfigSubcommand {
  @Parameters(paramLabel = "KEY", description = "What to set.")
  private String key = "";

  @Parameters(paramLabel = "VALUE", description = "Its value.")
  private String value = "";

  public ConfigSetCommand(CliContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    ConfigFile file = ConfigFile.read(context());
    String profile = profile(file);
    file.set(profile, key, value);
    print(key + " of profile " + profile + " is now " + value.strip());
    return ExitCode.DONE;
  }
}
