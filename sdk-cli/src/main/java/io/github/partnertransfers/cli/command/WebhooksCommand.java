package io.github.partnertransfers.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands on webhooks. */
@Command(
    name = "webhooks",
    description = {
      "Register the URL to which the service sends events, and test it.",
      "A partner's tenant has one registration."
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers webhooks events",
      "  transfers webhooks register --url https://partner.example.com/webhooks \\",
      "      --event create-transfer test-created",
      "  transfers webhooks test --wait"
    })
public final class WebhooksCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? There are events, show, register, update and test");
  }
}
