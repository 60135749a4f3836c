package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.demo.DemoEnvironment;
import io.github.partnertransfers.cli.demo.DemoOutput;
import io.github.partnertransfers.cli.demo.LegacyScenario;
import io.github.partnertransfers.cli.demo.NewCommerceScenario;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.OutputOptions;
import io.github.partnertransfers.cli.output.ShellQuoter;
import io.github.partnertransfers.model.TransferEntity;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "demo",
    description = {
      "Play the main job against a simulated Partner Center, step by step, in a quarter of a"
          + " minute.",
      "Needs no account and no network. With -o json the story goes to stderr, and the transfer"
          + " that it ends with to stdout."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers demo")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();

  private final CliContext surroundings;

  public DemoCommand(CliContext surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CliContext narrated = output.isJson() ? surroundings.withOut(surroundings.err()) : surroundings;
    DemoOutput narrator = new DemoOutput(narrated);
    narrator.title("Partner Transfers: what it does, in a quarter of a minute");
    narrator.say(
        "Fabrikam, a Microsoft partner, hands the subscriptions of its customer Contoso over to"
            + " another partner, Northwind Traders.");
    try (DemoEnvironment stage = new DemoEnvironment(narrated)) {
      narrator.say(
          "Everything here is real HTTP, but to a simulated Partner Center on this machine, "
              + stage.simulator().url()
              + ".");
      TransferEntity transfer = new LegacyScenario(stage, narrator).play();
      new NewCommerceScenario(stage, narrator).play();
      if (output.isJson()) {
        surroundings.out().println(Json.pretty(transfer.toJson()));
      }
    }
    narrator.pause();
    narrator.gap();
    String program = ShellQuoter.quoted(surroundings.program());
    narrator.page().line(AnsiStyle.BOLD, "Your turn");
    narrator.page().line("  " + program + " simulate    this Partner Center, to play with by hand");
    narrator
        .page()
        .line("  " + program + " --help      all commands, and how to log in to the real one");
    return ExitCode.DONE;
  }
}
