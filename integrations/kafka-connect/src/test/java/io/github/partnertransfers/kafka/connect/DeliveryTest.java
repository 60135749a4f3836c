package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two workers and a broker in this JVM: what they write while workers come and go. {@link
 * CrashSoakTest} kills processes.
 */
@Timeout(240)
class DeliveryTest {
  @TempDir private Path folder;

  @Test
  void exactlyOnceWhileWorkersComeAndGo() throws Exception {
    try (PartnerService service = new PartnerService(12, 4, 20);
        LocalCluster cluster = new LocalCluster(true)) {
      cluster.start(settings(service));
      service.change();
      cluster.awaitRecords(service);
      assertThat(assigned(cluster)).isEqualTo(Set.copyOf(service.customers()));
      assertNoSecret(cluster, service.secret());
      assertThat(metric("customers")).isEqualTo(12);

      cluster.removeWorker();
      service.change();
      cluster.awaitRecords(service);
      cluster.addWorker();
      service.change();
      cluster.awaitRecords(service);

      cluster.history().assertExactlyOnce(service);
      assertThat(assigned(cluster)).isEqualTo(Set.copyOf(service.customers()));
      service.assertRateKept();
      service.assertOneTaskForEachCustomer();
    }
  }

  @Test
  void atLeastOnceWithoutTransactions() throws Exception {
    try (PartnerService service = new PartnerService(6, 4, 20);
        LocalCluster cluster = new LocalCluster(false)) {
      cluster.start(settings(service));
      service.change();
      cluster.awaitRecords(service);

      cluster.removeWorker();
      service.change();
      cluster.awaitRecords(service);

      cluster.history().assertNoGap(service);
      service.assertRateKept();
      service.assertOneTaskForEachCustomer();
    }
  }

  private Map<String, String> settings(PartnerService service) throws Exception {
    Path secrets =
        Files.writeString(folder.resolve("secrets"), "client.secret=" + service.secret() + "\n");
    Map<String, String> settings = service.settings();
    settings.put("client.secret", "${file:" + secrets + ":client.secret}");
    return settings;
  }

  /** Returns the customers of all tasks, of which no two have the same. */
  private static Set<String> assigned(LocalCluster cluster) {
    List<String> all = new ArrayList<>();
    for (Map<String, String> task : cluster.taskSettings()) {
      all.addAll(List.of(task.get(TransferSourceConfig.TASK_CUSTOMERS).split(",")));
    }
    assertThat(all).doesNotHaveDuplicates();
    return new HashSet<>(all);
  }

  private static void assertNoSecret(LocalCluster cluster, String secret) throws Exception {
    for (String path :
        List.of(
            "connectors?expand=info&expand=status",
            "connectors/transfers",
            "connectors/transfers/config",
            "connectors/transfers/tasks",
            "connectors/transfers/tasks-config",
            "connectors/transfers/tasks/0/status",
            "connectors/transfers/status",
            "connectors/transfers/offsets")) {
      assertThat(cluster.get(path)).as(path).doesNotContain(secret);
    }
  }

  /** Returns the sum over all tasks of this JVM. */
  private static double metric(String name) throws Exception {
    double sum = 0;
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName bean :
        server.queryNames(new ObjectName("kafka.connect:type=plugins,*"), null)) {
      boolean isOurs =
          Arrays.stream(server.getMBeanInfo(bean).getAttributes())
              .anyMatch(attribute -> attribute.getName().equals(name));
      sum += isOurs ? (double) server.getAttribute(bean, name) : 0;
    }
    return sum;
  }
}
