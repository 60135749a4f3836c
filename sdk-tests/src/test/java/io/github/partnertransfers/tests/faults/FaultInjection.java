package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.SocketFactory;

/** Lets requests go wrong. */
interface FaultInjection {
  /**
   * Lets the next request, or each one, go wrong.
   *
   * @return where to send the requests
   */
  FaultyEndpoint arrange(
      PartnerCenterSimulator simulator, Operation operation, Frequency frequency);

  /** A fault that the simulator can make. */
  static FaultInjection simulated(Fault fault) {
    return (simulator, operation, frequency) -> {
      if (frequency == Frequency.ONCE) {
        simulator.faults().next(operation, fault);
      } else {
        simulator.faults().always(operation, fault);
      }
      return FaultyEndpoint.of(simulator.url());
    };
  }

  /** A line to the simulator on which answers suffer. */
  static FaultInjection onTheLine(SpoiledAnswer spoiled) {
    return (simulator, operation, frequency) -> {
      AtomicInteger left = frequency.countdown();
      return FaultyEndpoint.of(
          RawServer.start(
              (request, client) ->
                  (left.getAndDecrement() > 0 ? spoiled : SpoiledAnswer.NOTHING)
                      .pass(SpoiledAnswer.of(simulator.port(), request), client)));
    };
  }

  /** A line to the simulator that isn't there yet. */
  static FaultInjection refusedConnection() {
    return (simulator, operation, frequency) -> {
      FaultyEndpoint line =
          onTheLine(SpoiledAnswer.NOTHING).arrange(simulator, operation, Frequency.ONCE);
      SocketFactory sockets = new RefusedSockets(line.port(), frequency.countdown());
      return line.with((fixture, http, client) -> http.socketFactory(sockets));
    };
  }

  /** Code of the application that fails as often as it is told. */
  static FaultInjection foreignCode(Function<AtomicInteger, ClientSetup> failing) {
    return (simulator, operation, frequency) ->
        FaultyEndpoint.of(simulator.url()).with(failing.apply(frequency.countdown()));
  }

  /** Code of the application that fails always. */
  static FaultInjection foreignCode(ClientSetup failing) {
    return foreignCode(times -> failing);
  }
}
