package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every customer has exactly one task, and keeps it mostly. */
class CustomerAssignmentTest {
  private final Random random = new Random(1);

  private List<String> customers(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
    }
    return ids;
  }

  private static Map<String, Integer> taskOf(List<String> customers, int tasks) {
    Map<String, Integer> taskOf = new HashMap<>();
    List<List<String>> assigned = CustomerAssignment.assign(customers, tasks);
    for (int task = 0; task < assigned.size(); task++) {
      for (String customer : assigned.get(task)) {
        assertThat(taskOf.put(customer, task)).isNull();
      }
    }
    return taskOf;
  }

  @Test
  void everyCustomerHasOneTask() {
    List<String> customers = customers(1_000);
    for (int tasks = 1; tasks <= 32; tasks++) {
      assertThat(taskOf(customers, tasks).keySet()).isEqualTo(Set.copyOf(customers));
    }
    assertThat(CustomerAssignment.assign(Set.of(), 8)).isEmpty();
    assertThat(CustomerAssignment.assign(customers(3), 8).size()).isLessThanOrEqualTo(3);
  }

  @Test
  void oneMoreTaskMovesFewCustomers() {
    List<String> customers = customers(10_000);
    for (int tasks : List.of(1, 2, 3, 7, 15)) {
      Map<String, Integer> before = taskOf(customers, tasks);
      Map<String, Integer> after = taskOf(customers, tasks + 1);
      long moved = customers.stream().filter(c -> !before.get(c).equals(after.get(c))).count();
      assertThat(moved / 10_000.0).isCloseTo(1.0 / (tasks + 1), within(0.02));
    }
  }

  @Test
  void oneMoreCustomerMovesNoOther() {
    List<String> customers = customers(500);
    Map<String, Integer> before = taskOf(customers, 8);
    customers.add(0, customers(1).get(0));
    Map<String, Integer> after = taskOf(customers, 8);
    assertThat(after).containsAllEntriesOf(before);
  }

  @Test
  void tasksShareTheRateByTheirNumbersOfCustomers() {
    Map<String, String> properties = new HashMap<>();
    properties.put("tenant.id", "contoso.example");
    properties.put("topic", "transfers");
    properties.put("requests.per.second", "20");
    properties.put("customers", String.join(",", customers(400)));
    properties.put("customers.consumer.sasl.jaas.config", "a-secret");
    TransferSourceConnector connector = new TransferSourceConnector();
    connector.initialize(new IdleContext());
    connector.start(properties);

    List<Map<String, String>> tasks = connector.taskConfigs(8);

    assertThat(tasks).hasSize(8);
    double sum = 0;
    Set<String> all = new HashSet<>();
    for (Map<String, String> task : tasks) {
      TransferSourceConfig config = TransferSourceConfig.ofTask(task);
      List<String> customers = config.getList(TransferSourceConfig.TASK_CUSTOMERS);
      double rate = config.getDouble(TransferSourceConfig.TASK_REQUESTS_PER_SECOND);
      assertThat(rate / customers.size()).isCloseTo(20.0 / 400, within(1e-9));
      assertThat(task.toString()).doesNotContain("a-secret");
      sum += rate;
      all.addAll(customers);
    }
    assertThat(sum).isCloseTo(20, within(1e-6));
    assertThat(all).hasSize(400);
    connector.stop();
  }
}
