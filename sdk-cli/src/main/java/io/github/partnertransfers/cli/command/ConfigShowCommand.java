package io.github.partnertransfers.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.config.ConfigFile;
import io.github.partnertransfers.cli.config.ConnectionOptions;
import io.github.partnertransfers.cli.config.Settings;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.OutputOptions;
import io.github.partnertransfers.cli.output.Table;
import io.github.partnertransfers.cli.output.Text;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "show",
    description = {
      "Show the settings in effect, and what sets each of them.",
      "Takes the flags of other commands, to see what they would use. Sends nothing."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  transfers config show", "  transfers config show --profile contoso -o json"})
public final class ConfigShowCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  private final CliContext context;

  public ConfigShowCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Settings settings = connection.settings(context);
    List<Settings.Shown> shown = settings.show();
    if (output.isJson()) {
      context.out().println(Json.pretty(json(settings, shown)));
      return ExitCode.DONE;
    }
    ConfigFile file = ConfigFile.read(context);
    context
        .writer()
        .line(
            "Profile: "
                + (settings.profile() == null ? "none" : settings.profile())
                + (file.names().isEmpty()
                    ? ""
                    : " (there are " + String.join(", ", file.names()) + ")"));
    if (shown.isEmpty()) {
      context
          .writer()
          .line(
              "Nothing is set. See transfers config --help, or the variables in transfers --help.");
      return ExitCode.DONE;
    }
    context.writer().blankLine();
    Table table = new Table().column("SETTING").column("VALUE").elastic("SET BY");
    for (Settings.Shown each : shown) {
      table.row(
          Table.cell(each.key()), Table.cell(Text.clean(each.value())), Table.cell(each.by()));
    }
    context.writer().print(table);
    return ExitCode.DONE;
  }

  private static JsonObject json(Settings settings, List<Settings.Shown> shown) {
    JsonArray array = new JsonArray();
    for (Settings.Shown each : shown) {
      JsonObject object = new JsonObject();
      object.addProperty("setting", each.key());
      object.addProperty("value", each.value());
      object.addProperty("setBy", each.by());
      array.add(object);
    }
    JsonObject result = new JsonObject();
    result.addProperty("profile", settings.profile());
    result.add("settings", array);
    return result;
  }
}
