package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.input.CustomerFile;
import io.github.partnertransfers.cli.input.GuidConverter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command with {@code --customer} for one customer or several. */
abstract class CustomersCommand extends ServiceCommand {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      arity = "1..*",
      order = FIRST,
      converter = GuidConverter.class,
      description = "The customer's tenant id, or those of several customers.")
  private List<String> customerIds = new ArrayList<>();

  @Option(
      names = "--customers",
      paramLabel = "FILE",
      order = FIRST,
      description =
          "A file with the ids of customers: one per line, or CSV with a column customer; - is"
              + " standard input.")
  private @Nullable String file;

  CustomersCommand(CliContext context) {
    super(context);
  }

  @Override
  void prepare() {
    List<String> all = new ArrayList<>(customerIds);
    if (file != null) {
      all.addAll(CustomerFile.read(file, context().in()));
    }
    if (all.isEmpty()) {
      throw new BadInputException("missing --customer=ID, or --customers with a file of them");
    }
    customerIds = distinct(all);
  }

  /** Returns the ids, each once. */
  final List<String> customerIds() {
    return customerIds;
  }

  /** Returns whether the failure of a customer does not end the command. */
  final boolean hasSeveralCustomers() {
    return file != null || customerIds.size() > 1;
  }

  static List<String> distinct(Collection<String> ids) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return ids.stream().filter(seen::add).toList();
  }
}
