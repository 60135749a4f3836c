package io.github.partnertransfers.cli;

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
final class DemoCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  private final Surroundings surroundings;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Surroundings narrated =
        output.isJson() ? surroundings.withOut(surroundings.err()) : surroundings;
    Narrator narrator = new Narrator(narrated);
    narrator.title("Partner Transfers: what it does, in a quarter of a minute");
    narrator.say(
        "Fabrikam, a Microsoft partner, hands the subscriptions of its customer Contoso over to"
            + " another partner, Northwind Traders.");
    try (DemoStage stage = new DemoStage(narrated)) {
      narrator.say(
          "Everything here is real HTTP, but to a simulated Partner Center on this machine, "
              + stage.simulator().url()
              + ".");
      TransferEntity transfer = new LegacyAct(stage, narrator).play();
      new NewCommerceAct(stage, narrator).play();
      if (output.isJson()) {
        surroundings.out().println(Json.pretty(transfer.toJson()));
      }
    }
    narrator.pause();
    narrator.gap();
    String program = Shell.quoted(surroundings.program());
    narrator.page().line(Style.BOLD, "Your turn");
    narrator.page().line("  " + program + " simulate    this Partner Center, to play with by hand");
    narrator
        .page()
        .line("  " + program + " --help      all commands, and how to log in to the real one");
    return ExitCode.DONE;
  }
}
