package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedTransfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A simulated Partner Center whose transfers change on request, and that records when it is asked.
 */
final class PartnerService implements AutoCloseable {
  private static final long WINDOW_NANOS = 10_000_000_000L;

  final PartnerCenterSimulator simulator = PartnerCenterSimulator.start();
  private final Random random = new Random(1);
  private final List<SimulatedCustomer> customers = new ArrayList<>();
  private final int transfersPerCustomer;
  private final int rate;
  private final List<String> open = new ArrayList<>();
  private final Queue<Poll> polls = new ConcurrentLinkedQueue<>();

  /** The token tells which task sent it: each logs in on its own. */
  private record Poll(long time, String customer, String token) {}

  /**
   * Starts the service.
   *
   * @param rate the partner's requests per second
   */
  PartnerService(int customers, int transfersPerCustomer, int rate) {
    this.rate = rate;
    this.transfersPerCustomer = transfersPerCustomer;
    for (int i = 0; i < customers; i++) {
      this.customers.add(simulator.addCustomer("Customer " + i));
    }
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.LIST) {
            String token = request.header("Authorization").orElseThrow();
            polls.add(new Poll(System.nanoTime(), customer(request.path()), token));
          }
        });
  }

  private static String customer(String path) {
    int start = "/v1/customers/".length();
    return path.substring(start, path.indexOf('/', start));
  }

  List<String> customers() {
    return customers.stream().map(SimulatedCustomer::tenantId).toList();
  }

  String secret() {
    return simulator.sourcePartner().clientSecret();
  }

  Map<String, String> settings() {
    Map<String, String> settings =
        new HashMap<>(TaskRun.connectorProperties(simulator, customers()));
    settings.put("tasks.max", "2");
    settings.put("requests.per.second", Integer.toString(rate));
    settings.put("poll.interval.ms", "200");
    settings.put("poll.interval.max.ms", "400");
    settings.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("key.converter.schemas.enable", "false");
    settings.put("value.converter.schemas.enable", "false");
    return settings;
  }

  /** Ends half of the open transfers, and creates others for each customer. */
  void change() {
    endHalf();
    for (SimulatedCustomer customer : customers) {
      for (int i = 0; i < transfersPerCustomer; i++) {
        create(customer);
      }
    }
  }

  /** Ends half of the open transfers, and creates others for random customers. */
  void change(int created) {
    endHalf();
    for (int i = 0; i < created; i++) {
      create(customers.get(random.nextInt(customers.size())));
    }
  }

  private void endHalf() {
    List<String> ended = open.subList(0, open.size() / 2);
    for (String transfer : ended) {
      if (random.nextBoolean()) {
        simulator.partnerAccepts(transfer);
      } else {
        simulator.partnerRejects(transfer);
      }
    }
    ended.clear();
  }

  private void create(SimulatedCustomer customer) {
    open.add(simulator.sourceCreates(customer, customer.addSubscription("Office")));
  }

  /** Returns the status of each transfer. */
  Map<String, String> statuses() {
    Map<String, String> statuses = new TreeMap<>();
    for (SimulatedTransfer transfer : simulator.transfers()) {
      statuses.put(transfer.id(), transfer.status());
    }
    return statuses;
  }

  /** Returns the largest number of polls in a window of ten seconds. */
  int mostPollsInTenSeconds() {
    List<Long> times = polls.stream().map(Poll::time).sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) >= WINDOW_NANOS) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  int polls() {
    return polls.size();
  }

  /** At most 5 % more than the rate in any ten seconds, also while tasks move. */
  void assertRateKept() {
    System.out.println(
        "polls: " + polls.size() + ", most in ten seconds: " + mostPollsInTenSeconds());
    assertThat(mostPollsInTenSeconds()).isLessThanOrEqualTo((int) (rate * 10 * 1.05));
  }

  /** A task that has taken a customer over keeps it: the one before sends nothing any more. */
  void assertOneTaskForEachCustomer() {
    Map<String, Set<String>> tokens = new HashMap<>();
    Map<String, String> current = new HashMap<>();
    for (Poll poll : polls) {
      if (!poll.token.equals(current.put(poll.customer, poll.token))) {
        assertThat(tokens.computeIfAbsent(poll.customer, any -> new HashSet<>()).add(poll.token))
            .as("customer %s is polled by one task at a time", poll.customer)
            .isTrue();
      }
    }
    assertThat(tokens).hasSize(customers.size());
  }

  @Override
  public void close() {
    simulator.close();
  }
}
