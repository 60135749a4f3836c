package io.github.partnertransfers.cli.command;

import picocli.CommandLine.Command;

/** The commands on the configuration file. */
@Command(
    name = "config",
    description = {
      "Keep settings in profiles, for one tenant or several.",
      "A flag counts before the profile that --profile names, that before variables, and those"
          + " before the profile that config use chose. Secrets are never in a profile."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers config set tenant-id contoso.onmicrosoft.com --profile contoso",
      "  transfers config set client-id 177f5b62-dfa4-4295-a258-326bdb806432 --profile contoso",
      "  transfers login --profile contoso",
      "  transfers config use contoso",
      "  transfers config show"
    })
public final class ConfigCommand extends CommandGroup {}
