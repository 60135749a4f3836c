package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.ExitCode;
import io.github.partnertransfers.cli.demo.SampleData;
import io.github.partnertransfers.cli.demo.SimulatorGuide;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.OutputOptions;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.cli.output.TimeFormat;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import java.net.BindException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "simulate",
    description = {
      "Run a simulated Partner Center on this machine, until Ctrl-C.",
      "Prints its URL, and what to set to be the source or the target partner of its customer."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  transfers simulate --port 8090")
public final class SimulateCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  /** Slow enough to see the progress in a watch. */
  private static final Duration PER_LINE_ITEM = Duration.ofSeconds(2);

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port on 127.0.0.1; 0, the default, takes any free one.")
  private int port;

  @Mixin private OutputOptions output = new OutputOptions();

  private final CliContext context;

  public SimulateCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > LAST_PORT) {
      throw new BadInputException("--port must be between 0 and 65535, but is " + port);
    }
    try (PartnerCenterSimulator simulator = start()) {
      simulator.processingTime(PER_LINE_ITEM);
      SimulatedCustomer customer = SampleData.fill(simulator);
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
    context
        .out()
        .println(
            context.ansi().format(AnsiStyle.DIM, time + "  " + Text.clean(request.toString())));
    context.out().flush();
  }
}
