package io.github.partnertransfers.cli.command;

import com.google.gson.JsonElement;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.TransferListPage;
import io.github.partnertransfers.cli.output.TransferRows;
import io.github.partnertransfers.model.TransferEntity;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "List the transfers of customers, ended ones included.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers list --customer b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0",
      "  transfers list --customer b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 \\",
      "      --query '$[?(@.status == \"Active\")].id'",
      "  transfers list --customers customers.txt -o csv > transfers.csv"
    })
public final class ListCommand extends CustomerListCommand<TransferEntity> {
  public ListCommand(CliContext context) {
    super(context);
  }

  @Override
  TransferCall<List<TransferEntity>> call(CustomerTransfers customer) {
    return customer.list();
  }

  @Override
  String property() {
    return "transfers";
  }

  @Override
  JsonElement json(List<TransferEntity> transfers) {
    return Json.tree(transfers, TransferEntity.class);
  }

  @Override
  Rows rows() {
    return TransferRows.list();
  }

  @Override
  void addRows(Rows rows, String customerId, List<TransferEntity> transfers) {
    TransferRows.addTransfers(rows, customerId, transfers);
  }

  @Override
  List<String> tableColumns() {
    return List.of(
        "customer", "transfer", "status", "created", "sourceName", "targetName", "items", "error");
  }

  @Override
  void page(StyledWriter writer, String customerId, List<TransferEntity> transfers) {
    new TransferListPage(writer).print(customerId, transfers);
  }
}
