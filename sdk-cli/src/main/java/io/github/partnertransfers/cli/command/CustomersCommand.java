package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.GuidConverter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** A command with {@code --customer} for one customer or several. */
abstract class CustomersCommand extends ServiceCommand {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      required = true,
      arity = "1..*",
      order = FIRST,
      converter = GuidConverter.class,
      description = "The customer's tenant id, or those of several customers.")
  private List<String> customerIds = new ArrayList<>();

  CustomersCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    customerIds = distinct(customerIds);
  }

  /** Returns the ids, each once. */
  final List<String> customerIds() {
    return customerIds;
  }

  static List<String> distinct(Collection<String> ids) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return ids.stream().filter(seen::add).toList();
  }
}
