package io.github.partnertransfers.benchmarks;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.benchmarks.Figure.Unit;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The threads of a client that made calls in every way and then has nothing to do. */
final class IdleClient implements Measurement {
  private static final long SECONDS = 60;

  @Override
  public List<Figure> measure() throws Exception {
    try (CannedServer server = CannedServer.serving(Bodies.LIST, Duration.ofMillis(100))) {
      OurThreads threads = OurThreads.fromNow();
      try (TransfersClient client = OurClient.at(server.url()).build()) {
        TransferCall<List<TransferEntity>> call = client.customer(OurClient.CUSTOMER).list();
        // Long enough for the thread that looks for interrupts to be there.
        call.execute();
        var unused = call.toFuture().get();
        double busy = threads.alive();
        TimeUnit.SECONDS.sleep(SECONDS);
        double idle = threads.alive();
        return List.of(
            Figure.of("threads", "busy", Unit.THREADS, List.of(busy)),
            Figure.of("threads", "idle", Unit.THREADS, List.of(idle)));
      }
    }
  }
}
