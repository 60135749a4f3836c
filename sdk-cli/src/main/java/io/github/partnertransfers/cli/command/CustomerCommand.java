package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.GuidConverter;
import picocli.CommandLine.Option;

/** A command about one customer. */
abstract class CustomerCommand extends ServiceCommand {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      required = true,
      order = FIRST,
      converter = GuidConverter.class,
      description = "The customer's tenant id.")
  private String customerId = "";

  CustomerCommand(CliContext surroundings) {
    super(surroundings);
  }

  final String customerId() {
    return customerId;
  }
}
