package io.github.partnertransfers.cli.command;

import picocli.CommandLine.Command;

/** The commands on webhooks. */
@Command(
    name = "webhooks",
    description = {
      "Register the URL to which the service sends events, and test it.",
      "A partner's tenant has one registration."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers webhooks events",
      "  transfers webhooks register --url https://partner.example.com/webhooks \\",
      "      --event create-transfer test-created",
      "  transfers webhooks test --wait"
    })
public final class WebhooksCommand extends CommandGroup {}
