package io.github.partnertransfers.cli;

import picocli.CommandLine.Option;

/** A command about one transfer. */
abstract class TransferCommand extends CustomerCommand {
  @Option(
      names = "--transfer",
      paramLabel = "ID",
      required = true,
      converter = GuidConverter.class,
      description = "The transfer's id.")
  private String transferId = "";

  TransferCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final String transferId() {
    return transferId;
  }
}
