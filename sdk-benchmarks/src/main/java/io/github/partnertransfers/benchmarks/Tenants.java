package io.github.partnertransfers.benchmarks;

import com.google.gson.JsonObject;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;

/**
 * Clients of many partners that share one OkHttpClient. Each logs in; each can watch customers.
 *
 * <p>The customers' ids are the application's and are made before anything is measured.
 */
final class Tenants implements Closeable {
  /** A token as long as one of Microsoft's, for a day. */
  static byte[] login() {
    JsonObject login = new JsonObject();
    login.addProperty("token_type", "Bearer");
    login.addProperty("expires_in", Duration.ofDays(1).toSeconds());
    login.addProperty("access_token", OurClient.TOKEN);
    return login.toString().getBytes(StandardCharsets.UTF_8);
  }

  private final List<RxTransfers> watchers = new ArrayList<>();
  private final List<TransfersClient> clients = new ArrayList<>();
  private final CompositeDisposable streams = new CompositeDisposable();

  /** Adds clients, which send nothing yet. */
  void add(int count, Cloud cloud, OkHttpClient http) {
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(clients.size());
      TransfersClient client =
          TransfersClient.builder()
              .cloud(cloud)
              .credential(
                  TokenProviders.clientSecret(
                      "tenant-" + number, "application-" + number, "secret-" + number))
              .httpClient(http)
              .build();
      clients.add(client);
    }
  }

  /** Adds what watches customers to the clients from this one on. */
  void addWatches(int first, WatchOptions options) {
    for (TransfersClient client : clients.subList(first, clients.size())) {
      watchers.add(RxTransfers.of(client, options));
    }
  }

  /** Has the clients from this one on log in, with a call. */
  void call(int first) {
    for (TransfersClient client : clients.subList(first, clients.size())) {
      client.customer(OurClient.CUSTOMER).list().execute();
    }
  }

  /** Starts to watch these customers, a list for each client from this one on. */
  FirstUpdates watch(int first, List<List<String>> customers) {
    FirstUpdates updates =
        new FirstUpdates(
            new CountDownLatch(customers.size()),
            new CountDownLatch(customers.stream().mapToInt(List::size).sum()));
    for (int i = 0; i < customers.size(); i++) {
      AtomicBoolean isFirst = new AtomicBoolean(true);
      streams.add(
          watchers
              .get(first + i)
              .watchAll(customers.get(i))
              .subscribe(
                  update -> {
                    if (isFirst.getAndSet(false)) {
                      updates.ofTenants.countDown();
                    }
                    updates.ofCustomers.countDown();
                  }));
    }
    return updates;
  }

  /** Count down with the first update of each tenant, and of each customer. */
  record FirstUpdates(CountDownLatch ofTenants, CountDownLatch ofCustomers) {}

  /** Returns ids of customers, as many for each tenant. */
  static List<List<String>> customers(int tenants, int each) {
    List<List<String>> all = new ArrayList<>();
    for (int tenant = 0; tenant < tenants; tenant++) {
      List<String> ids = new ArrayList<>();
      for (int customer = 0; customer < each; customer++) {
        ids.add(String.format("c0000000-0000-0000-%04d-%012d", tenant, customer));
      }
      all.add(ids);
    }
    return all;
  }

  @Override
  public void close() {
    streams.dispose();
    clients.forEach(TransfersClient::close);
  }
}
