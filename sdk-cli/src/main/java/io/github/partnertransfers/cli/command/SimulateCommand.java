package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.Transfers;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.OutputOptions;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.cli.simulation.BackgroundSimulator;
import io.github.partnertransfers.cli.simulation.RequestLine;
import io.github.partnertransfers.cli.simulation.SimulationOptions;
import io.github.partnertransfers.cli.simulation.SimulatorGuide;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedAnswer;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    description = {
      "Run a simulated Partner Center on this machine, until Ctrl-C.",
      "Prints its URL, and what to set to be the source or the target partner of its customer."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers simulate --port 8090",
      "  eval \"$(transfers simulate --env --scenario accepting)\"",
      "  transfers simulate --customers 400 --subscriptions 5 --write-table moves.csv",
      "  transfers simulate --fault create:reset-after-effect:1"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port on 127.0.0.1; 0, the default, takes any free one.")
  private int port;

  @Option(
      names = "--env",
      description = {
        "Run it in the background, and print what a shell is to set to be the source partner.",
        "as_target COMMAND runs a command as the target partner; kill $TRANSFERS_SIMULATOR_PID stops"
            + " it."
      })
  private boolean env;

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CliContext context;

  public SimulateCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > LAST_PORT) {
      throw new BadInputException("--port must be between 0 and 65535, but is " + port);
    }
    simulation.check();
    if (env) {
      context.out().print(SimulatorGuide.shellCommands(background()));
      return ExitCode.DONE;
    }
    try (PartnerCenterSimulator simulator = start()) {
      SimulatedCustomer customer = simulation.fill(simulator, context);
      BiConsumer<RecordedRequest, RecordedAnswer> scenario = simulation.exchanges(simulator);
      simulator.onExchange(scenario);
      SimulatorGuide guide = new SimulatorGuide(simulator, customer, context.program());
      if (output.isJson()) {
        context.out().println(guide.json());
      } else {
        guide.print(context.writer());
      }
      simulator.onRequest(request -> handle(request, simulator));
      context.out().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // By the code that runs the command in its process; Ctrl-C ends the process instead.
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE;
  }

  /** Starts the same simulator in a process of its own. */
  private BackgroundSimulator background() throws IOException {
    List<String> arguments = new ArrayList<>();
    // All arguments of the program, this command's name among them.
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    given.stream().filter(each -> !each.equals("--env")).forEach(arguments::add);
    arguments.addAll(List.of("-o", "json"));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try {
      return BackgroundSimulator.start(Transfers.class.getName(), arguments, errors);
    } finally {
      context.err().print(errors.toString(StandardCharsets.UTF_8));
      context.err().flush();
    }
  }

  private PartnerCenterSimulator start() {
    try {
      return PartnerCenterSimulator.builder().port(port).start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException || cause instanceof SocketException) {
          throw new BadInputException(
              "cannot listen on port "
                  + port
                  + " ("
                  + cause.getMessage()
                  + "); another one, or --port 0 for a free one?");
        }
      }
      throw e;
    }
  }

  /** Approves each sign-in with a device code, as its user, who isn't simulated here. */
  private void handle(RecordedRequest request, PartnerCenterSimulator simulator) {
    if (request.operation() == Operation.DEVICE_CODE) {
      simulator.logins().pendingUserCodes().forEach(simulator.logins()::approve);
    }
    if (!output.isJson()) {
      log(request);
    }
  }

  private void log(RecordedRequest request) {
    String time = TimeFormat.time(context.now());
    String line = RequestLine.of(time, request, context.terminal().columns());
    context.out().println(context.ansi().format(AnsiStyle.DIM, line));
    context.out().flush();
  }
}
