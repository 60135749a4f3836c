package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.batch.Failures;
import io.github.partnertransfers.cli.batch.RequestRate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the same call for several customers, a few at a time, under one rate limit. */
final class CustomerCalls<T> {
  private static final int CONCURRENCY = 4;

  private final TransfersClient client;
  private final RequestRate rate;
  private final Function<CustomerTransfers, TransferCall<List<T>>> makeCall;

  CustomerCalls(
      TransfersClient client,
      RequestRate rate,
      Function<CustomerTransfers, TransferCall<List<T>>> makeCall) {
    this.client = client;
    this.rate = rate;
    this.makeCall = makeCall;
  }

  /**
   * Passes on the results in the order of the customers.
   *
   * @param consumer receives a result as soon as there are those before it; returns false to stop
   * @throws TransfersException if all other calls would fail too, as for lack of a token
   */
  void run(List<String> customerIds, Predicate<CustomerResult<T>> consumer)
      throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(CONCURRENCY, customerIds.size()));
    try {
      List<Future<CustomerResult<T>>> results = new ArrayList<>();
      for (String customerId : customerIds) {
        results.add(threads.submit(() -> call(customerId)));
      }
      for (Future<CustomerResult<T>> result : results) {
        if (!consumer.test(get(result))) {
          return;
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private CustomerResult<T> call(String customerId) throws InterruptedException {
    rate.acquire();
    try {
      List<T> elements = makeCall.apply(client.customer(customerId)).execute();
      return new CustomerResult<>(customerId, elements, null);
    } catch (TransfersException e) {
      if (Failures.isOfEveryCall(e)) {
        throw e;
      }
      return new CustomerResult<>(customerId, List.of(), e);
    }
  }

  private static <R> R get(Future<R> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
