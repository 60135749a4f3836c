package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.GuidConverter;
import picocli.CommandLine.Option;

/** A command with {@code --customer} and {@code --transfer}. */
abstract class TransferCommand extends CustomerCommand {
  @Option(
      names = "--transfer",
      paramLabel = "ID",
      required = true,
      converter = GuidConverter.class,
      description = "The transfer's id.")
  private String transferId = "";

  TransferCommand(CliContext context) {
    super(context);
  }

  final String transferId() {
    return transferId;
  }
}
