package io.github.partnertransfers.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ErrorMessages;
import io.github.partnertransfers.cli.ErrorReporter;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.batch.RequestRate;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.ResultOptions;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.Text;
import java.util.ArrayList;
import java.util.List;

/** A command that lists something of one customer or of several. */
abstract class CustomerListCommand<T> extends CustomersCommand {
  CustomerListCommand(CliContext context) {
    super(context);
  }

  abstract TransferCall<List<T>> call(CustomerTransfers customer);

  /** Returns the property of the list in the JSON of several customers. */
  abstract String property();

  abstract JsonElement json(List<T> elements);

  /** Returns the header, and adds no rows. */
  abstract Rows rows();

  abstract void addRows(Rows rows, String customerId, List<T> elements);

  /** Returns the columns of a table of several customers in a pipe. */
  abstract List<String> tableColumns();

  abstract void page(StyledWriter writer, String customerId, List<T> elements);

  @Override
  final int perform(TransfersClient client) {
    if (hasSeveralCustomers()) {
      return performSeveral(client);
    }
    String customerId = customerIds().get(0);
    List<T> elements = call(client.customer(customerId)).execute();
    return print(
        json(elements),
        () -> {
          Rows rows = rows();
          addRows(rows, customerId, elements);
          return rows;
        },
        () -> page(writer(), customerId, elements));
  }

  private int performSeveral(TransfersClient client) {
    CustomerCalls<T> calls = new CustomerCalls<>(client, RequestRate.of(context()), this::call);
    List<CustomerResult<T>> all = new ArrayList<>();
    boolean isImmediate = isImmediate();
    if (resultOptions().isDelimited()) {
      resultOptions().printRow(out(), rows().columns());
    }
    try {
      calls.run(
          customerIds(),
          result -> {
            all.add(result);
            if (isImmediate) {
              printNow(result, all.size() > 1);
            }
            return !out().checkError();
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
    if (!isImmediate) {
      JsonArray json = new JsonArray();
      all.forEach(result -> json.add(json(result)));
      print(json, this::rows, () -> writer().print(rows(all).table(tableColumns())));
    }
    long failed = all.stream().filter(result -> result.failure() != null).count();
    return failed == 0
        ? ExitCode.DONE
        : report(
            ExitCode.INCOMPLETE,
            failed + " of " + Text.count(all.size(), "customer") + " could not be read");
  }

  /** Returns whether a result is printed before the next ones are known. */
  private boolean isImmediate() {
    ResultOptions options = resultOptions();
    return options.isLines()
        || options.isDelimited()
        || (!options.isJson() && context().terminal().isInteractive());
  }

  private void printNow(CustomerResult<T> result, boolean isNext) {
    ResultOptions options = resultOptions();
    if (options.isLines()) {
      options.printLine(context(), json(result));
    } else if (options.isDelimited()) {
      rows(List.of(result)).rows().forEach(row -> options.printRow(out(), row));
    } else {
      section(result, isNext);
    }
  }

  private void section(CustomerResult<T> result, boolean isNext) {
    StyledWriter writer = writer();
    if (isNext) {
      writer.blankLine();
    }
    writer.line(AnsiStyle.BOLD, "Customer " + result.customerId());
    TransfersException failure = result.failure();
    if (failure == null) {
      page(writer, result.customerId(), result.elements());
    } else {
      writer.paragraph(AnsiStyle.RED, message(failure));
    }
  }

  private JsonObject json(CustomerResult<T> result) {
    JsonObject json = new JsonObject();
    json.addProperty("customerId", result.customerId());
    TransfersException failure = result.failure();
    if (failure == null) {
      json.add(property(), json(result.elements()));
    } else {
      json.add("error", ErrorReporter.json(failure, message(failure)));
    }
    return json;
  }

  private Rows rows(List<CustomerResult<T>> results) {
    Rows rows = rows();
    for (CustomerResult<T> result : results) {
      TransfersException failure = result.failure();
      if (failure == null) {
        addRows(rows, result.customerId(), result.elements());
      } else {
        Object[] row = new Object[rows.columns().size()];
        row[0] = result.customerId();
        row[row.length - 2] = failure.code();
        row[row.length - 1] = message(failure);
        rows.add(row);
      }
    }
    return rows;
  }

  private String message(TransfersException failure) {
    String command = ErrorReporter.commandName(spec());
    return ErrorMessages.describe(failure, command, connection().cloud(context()));
  }
}
