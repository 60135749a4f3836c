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
      "Run a transfer against a simulated Partner Center, step by step, in a quarter of a"
          + " minute.",
      "Needs no account and no network. With -o json the steps go to stderr, and the transfer"
          + " at the end to stdout."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers demo")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private OutputOptions output = new OutputOptions();

  private final CliContext context;

  public DemoCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CliContext demoContext = output.isJson() ? context.withOut(context.err()) : context;
    DemoOutput demoOutput = new DemoOutput(demoContext);
    demoOutput.title("Partner Transfers: what it does, in a quarter of a minute");
    demoOutput.paragraph(
        "Fabrikam, a Microsoft partner, hands the subscriptions of its customer Contoso over to"
            + " another partner, Northwind Traders.");
    try (DemoEnvironment environment = new DemoEnvironment(demoContext)) {
      demoOutput.paragraph(
          "Everything here is real HTTP, but to a simulated Partner Center on this machine, "
              + environment.simulator().url()
              + ".");
      TransferEntity transfer = new LegacyScenario(environment, demoOutput).run();
      new NewCommerceScenario(environment, demoOutput).run();
      if (output.isJson()) {
        context.out().println(Json.pretty(transfer.toJson()));
      }
    }
    demoOutput.pause();
    demoOutput.blankLine();
    String program = ShellQuoter.quote(context.program());
    demoOutput.writer().line(AnsiStyle.BOLD, "Your turn");
    demoOutput
        .writer()
        .line("  " + program + " simulate    this Partner Center, to play with by hand");
    demoOutput
        .writer()
        .line("  " + program + " --help      all commands, and how to log in to the real one");
    return ExitCode.DONE;
  }
}
