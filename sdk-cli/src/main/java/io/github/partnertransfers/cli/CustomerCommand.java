package io.github.partnertransfers.cli;

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

  CustomerCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final String customerId() {
    return customerId;
  }
}
