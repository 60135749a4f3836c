package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.Credential;
import io.github.partnertransfers.cli.login.TokenCapture;
import io.github.partnertransfers.cli.output.IdentityPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
    name = "whoami",
    description = {
      "Show who the commands act as.",
      "Logs in, and shows the claims of the token, which are not proof. Sends nothing to the API."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  transfers whoami", "  transfers whoami -o json | jq -r .tenantId"})
public final class WhoamiCommand extends ServiceCommand {
  private final TokenCapture token = new TokenCapture();
  private @Nullable Credential credential;

  public WhoamiCommand(CliContext context) {
    super(context);
  }

  @Override
  TransfersClient client() {
    credential = connection().credential(context());
    return connection().client(context(), credential, token);
  }

  @Override
  int perform(TransfersClient client) {
    client.warmUp();
    String description = credential == null ? "" : credential.description();
    IdentityPage.print(context(), token.claims(), description, resultOptions());
    return ExitCode.DONE;
  }
}
