package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the requests of a batch that have no final state yet, several at a time. When the run
 * stops, the requests in flight are answered, and no further one is sent.
 */
final class BatchRun<R extends BatchRequest> {
  private final RunOptions options;
  private final List<R> requests;
  private final Ledger ledger;
  private final RunListener listener;
  private final RequestExecution<R> execution;
  private final ConcurrentCalls<R> calls;
  private final AtomicInteger errors = new AtomicInteger();

  BatchRun(
      ServiceConnection service,
      BatchOperation<R> operation,
      List<R> requests,
      Ledger ledger,
      RunOptions options,
      RunListener listener) {
    this.requests = requests;
    this.ledger = ledger;
    this.options = options;
    this.listener = listener;
    this.calls = new ConcurrentCalls<>(options.concurrency());
    this.execution = new RequestExecution<>(service, operation, ledger, calls::isStopping);
  }

  /** Sends no further request. */
  void stop() {
    calls.stop();
  }

  /**
   * Runs until all requests were tried, or the run stops.
   *
   * @throws IOException if the ledger cannot be written; nothing was sent since
   * @throws TransfersException if all other requests would fail too, as for lack of a token
   */
  void run() throws IOException, InterruptedException {
    calls.perform(requests.stream().filter(ledger::isOpen).toList(), this::execute);
  }

  private void execute(R request) throws IOException, InterruptedException {
    LedgerEntry entry = execution.execute(request);
    if (entry != null) {
      ended(request, entry);
    }
  }

  private void ended(R request, LedgerEntry entry) {
    if (!entry.state().isDone() && errors.incrementAndGet() == options.stopAfterErrors()) {
      stop();
    }
    synchronized (listener) {
      listener.ended(request, entry);
    }
  }
}
