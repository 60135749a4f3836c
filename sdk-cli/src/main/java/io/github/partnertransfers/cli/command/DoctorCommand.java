package io.github.partnertransfers.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.cli.doctor.Check;
import io.github.partnertransfers.cli.doctor.Doctor;
import io.github.partnertransfers.cli.input.GuidConverter;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.ResultOptions;
import io.github.partnertransfers.cli.output.Rows;
import io.github.partnertransfers.cli.output.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Find out why a command doesn't work.",
      "Checks settings, hosts, proxy, clock, token, multifactor authentication and one read, and"
          + " says what to do. Changes nothing."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers doctor",
      "  transfers doctor --customer $ID    reads the transfers of a customer",
      "  transfers doctor -o json | jq '.[] | select(.result == \"failed\")'"
    })
public final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--customer",
      paramLabel = "ID",
      converter = GuidConverter.class,
      order = ServiceCommand.FIRST,
      description = "List the transfers of this customer as the read.")
  private @Nullable String customerId;

  @Mixin private ResultOptions output = new ResultOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  private final CliContext context;

  public DoctorCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    output.check();
    List<Check> checks = new Doctor(context, connection, customerId).run();
    JsonArray json = json(checks);
    output.print(
        context,
        json,
        () -> Rows.ofObjects(json, "check", "result", "detail", "advice"),
        () -> print(checks));
    return checks.stream()
        .map(Check::exitCode)
        .filter(code -> code != ExitCode.DONE)
        .findFirst()
        .orElse(ExitCode.DONE);
  }

  private static JsonArray json(List<Check> checks) {
    JsonArray json = new JsonArray();
    for (Check check : checks) {
      JsonObject object = new JsonObject();
      object.addProperty("check", check.name());
      object.addProperty("result", check.result().name().toLowerCase(Locale.ROOT));
      object.addProperty("detail", check.detail());
      object.addProperty("advice", check.advice());
      json.add(object);
    }
    return json;
  }

  private void print(List<Check> checks) {
    Table table = new Table().column("RESULT").column("CHECK").column("DETAIL");
    for (Check check : checks) {
      String result = check.result().name().toLowerCase(Locale.ROOT);
      table.row(
          Table.cell(result, style(check.result())),
          Table.cell(check.name()),
          Table.cell(check.detail()));
      if (check.advice() != null) {
        table.note(check.advice(), AnsiStyle.PLAIN);
      }
    }
    context.writer().print(table);
  }

  private static AnsiStyle style(Check.Result result) {
    return switch (result) {
      case OK -> AnsiStyle.GREEN;
      case FAILED -> AnsiStyle.RED;
      case WARNING -> AnsiStyle.YELLOW;
      case SKIPPED -> AnsiStyle.DIM;
    };
  }
}
