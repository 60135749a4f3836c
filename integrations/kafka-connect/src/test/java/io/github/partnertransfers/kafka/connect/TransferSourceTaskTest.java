package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The task against a simulated Partner Center, with the offsets that a worker would keep. */
@Timeout(60)
class TransferSourceTaskTest {
  @RegisterExtension
  static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();

  private PartnerCenterSimulator simulator;
  private SimulatedCustomer customer;

  @BeforeEach
  void setUp(PartnerCenterSimulator started) {
    simulator = started;
    customer = started.customer();
  }

  private Map<String, String> properties() {
    return TaskRun.properties(simulator, Set.of(customer.tenantId()));
  }

  private String create() {
    return simulator.sourceCreates(customer, customer.addSubscription("Office"));
  }

  private void withdraw(String transferId) {
    SimulatedPartner partner = simulator.sourcePartner();
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
            .credential(
                TokenProviders.clientSecret(
                    partner.tenantId(), partner.clientId(), partner.clientSecret()))
            .build()) {
      client.customer(customer.tenantId()).withdraw(transferId).execute();
    }
  }

  @Test
  void writesEachChangeOfATransfer() throws Exception {
    String transfer = create();
    try (TaskRun run = TaskRun.start(properties())) {
      SourceRecord appeared = run.next(1).get(0);
      simulator.partnerAccepts(transfer);
      SourceRecord ended = run.next(1).get(0);

      assertThat(appeared.topic()).isEqualTo("transfers");
      assertThat(appeared.timestamp()).isEqualTo(TaskRun.DETECTED.toEpochMilli());
      assertThat(((Struct) appeared.key()).getString("customerId")).isEqualTo(customer.tenantId());
      assertThat(((Struct) appeared.key()).getString("transferId")).isEqualTo(transfer);
      assertThat(appeared.headers())
          .extracting(Header::key)
          .containsExactly("customerId", "transferId", "kind");
      assertThat(TaskRun.field(appeared, "kind")).isEqualTo("APPEARED");
      assertThat(TaskRun.field(appeared, "status")).isEqualTo("Active");
      assertThat(TaskRun.field(appeared, "previousStatus")).isNull();
      assertThat(((Struct) appeared.value()).get("createdTime")).isInstanceOf(Date.class);
      assertThat(TaskRun.field(appeared, "transfer")).contains("\"" + transfer + "\"");

      assertThat(TaskRun.field(ended, "kind")).isEqualTo("ENDED");
      assertThat(TaskRun.field(ended, "previousStatus")).isEqualTo("Active");
      assertThat(TaskRun.field(ended, "status")).isEqualTo("Complete");
      assertThat(((Struct) ended.value()).getArray("lineItems")).hasSize(1);
      ((Struct) ended.value()).validate();
    }
  }

  @Test
  void resumesWithoutRepeatingAndWithWhatChangedAndVanishedMeanwhile() throws Exception {
    String changed = create();
    String vanished = create();
    String ended = create();
    simulator.partnerRejects(ended);
    Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
    try (TaskRun run = TaskRun.start(properties(), offsets)) {
      run.next(3);
    }
    simulator.partnerAccepts(changed);
    withdraw(vanished);

    try (TaskRun run = TaskRun.start(properties(), offsets)) {
      List<SourceRecord> records = run.next(2);

      assertThat(records)
          .extracting(record -> TaskRun.field(record, "transferId"))
          .containsExactlyInAnyOrder(changed, vanished);
      assertThat(records)
          .extracting(record -> TaskRun.field(record, "kind"))
          .containsExactlyInAnyOrder("ENDED", "VANISHED");
      String marker = create();
      assertThat(TaskRun.field(run.next(1).get(0), "transferId")).isEqualTo(marker);
    }
  }

  @Test
  void tombstoneFollowsAVanishedTransfer() throws Exception {
    Map<String, String> properties = properties();
    properties.put("tombstones", "true");
    String transfer = create();
    try (TaskRun run = TaskRun.start(properties)) {
      run.next(1);
      withdraw(transfer);

      List<SourceRecord> records = run.next(2);

      assertThat(TaskRun.field(records.get(0), "kind")).isEqualTo("VANISHED");
      assertThat(TaskRun.field(records.get(0), "transfer")).isNull();
      assertThat(records.get(1).value()).isNull();
      assertThat(records.get(1).valueSchema()).isNull();
      assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
      // A crash between the two must not lose the tombstone.
      assertThat(records.get(0).sourceOffset()).isNotEqualTo(records.get(1).sourceOffset());
    }
  }

  /** A worker may keep any record's offset and then crash. */
  @Test
  void crashAfterAnyRecordOfABatchLosesNothing() throws Exception {
    Set<String> transfers = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      transfers.add(create());
    }
    for (int kept = 0; kept < 4; kept++) {
      Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
      Set<String> written = new HashSet<>();
      try (TaskRun run = TaskRun.start(properties(), new HashMap<>())) {
        List<SourceRecord> records = run.next(4);
        for (SourceRecord record : records.subList(0, kept)) {
          written.add(TaskRun.field(record, "transferId"));
          offsets.put(record.sourcePartition(), record.sourceOffset());
        }
      }
      try (TaskRun run = TaskRun.start(properties(), offsets)) {
        while (!written.equals(transfers)) {
          run.next().forEach(record -> written.add(TaskRun.field(record, "transferId")));
        }
      }
    }
  }

  @Test
  void batchHasAtMostTheConfiguredNumberOfChanges() throws Exception {
    Map<String, String> properties = properties();
    properties.put("batch.max.records", "3");
    for (int i = 0; i < 10; i++) {
      create();
    }
    try (TaskRun run = TaskRun.start(properties)) {
      int taken = 0;
      while (taken < 10) {
        List<SourceRecord> records = run.next();
        assertThat(records).hasSizeLessThanOrEqualTo(3);
        taken += records.size();
      }
      assertThat(taken).isEqualTo(10);
    }
  }

  @Test
  void customerThatCannotBeReadFailsTheTask() {
    customer.endRelationship(simulator.sourcePartner());
    try (TaskRun run = TaskRun.start(properties())) {
      assertThatThrownBy(run::next)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining(customer.tenantId())
          .hasMessageContaining("errors.tolerance=all");
      assertThatThrownBy(run.task::poll).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void customerThatCannotBeReadIsARecordIfErrorsAreTolerated() throws Exception {
    SimulatedCustomer refused = simulator.addCustomer("Refused");
    refused.endRelationship(simulator.sourcePartner());
    Map<String, String> properties =
        TaskRun.properties(simulator, List.of(refused.tenantId(), customer.tenantId()));
    properties.put("errors.tolerance", "all");
    create();
    try (TaskRun run = TaskRun.start(properties)) {
      List<SourceRecord> records = run.next(2);
      SourceRecord error =
          records.stream().filter(r -> r.topic().equals("transfers-errors")).findFirst().get();

      assertThat(((Struct) error.value()).get("httpStatus")).isEqualTo(403);
      assertThat(TaskRun.field(error, "customerId")).isEqualTo(refused.tenantId());
      assertThat(TaskRun.field(error, "requestId")).isNotEmpty();
      assertThat(records).anySatisfy(r -> assertThat(r.topic()).isEqualTo("transfers"));
    }
  }

  @Test
  void changesBeforeAFailureAreWritten() throws Exception {
    SimulatedCustomer refused = simulator.addCustomer("Refused");
    create();
    Map<String, String> properties =
        TaskRun.properties(simulator, List.of(refused.tenantId(), customer.tenantId()));
    try (TaskRun run = TaskRun.start(properties)) {
      run.next(1);
      create();
      awaitPolls(customer, 200, polls(customer, 200) + 2);
      refused.endRelationship(simulator.sourcePartner());
      awaitPolls(refused, 403, 1);

      assertThat(TaskRun.field(run.next(1).get(0), "kind")).isEqualTo("APPEARED");
      assertThatThrownBy(() -> run.next(1)).isInstanceOf(ConnectException.class);
    }
  }

  private long polls(SimulatedCustomer of, int status) {
    return simulator.requests(Operation.LIST).stream()
        .filter(request -> request.path().contains(of.tenantId()) && request.status() == status)
        .count();
  }

  private void awaitPolls(SimulatedCustomer of, int status, long count) {
    while (polls(of, status) < count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void refusedLoginFailsTheTaskAlthoughErrorsAreTolerated() {
    Map<String, String> properties = properties();
    properties.put("errors.tolerance", "all");
    properties.put("client.secret", "expired-secret");
    try (TaskRun run = TaskRun.start(properties)) {
      assertThatThrownBy(run::next)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("login")
          .hasMessageContaining("restart the task")
          .hasMessageNotContaining("expired-secret");
    }
  }

  @Test
  void transientFaultsAreInvisible() throws Exception {
    simulator.faults().next(Operation.LIST, Fault.badGateway());
    simulator.faults().next(Operation.LIST, Fault.connectionReset());
    simulator.faults().next(Operation.TOKEN, Fault.answer(503, ""));
    String transfer = create();
    try (TaskRun run = TaskRun.start(properties())) {
      assertThat(TaskRun.field(run.next(1).get(0), "transferId")).isEqualTo(transfer);
    }
  }

  /** Connect stops a task between two polls, so that the time of a poll is what a stop takes. */
  @Test
  void pollReturnsAfterAHundredMillisecondsAndWhenTheTaskStops() throws Exception {
    assertThat(TransferSourceTask.MAX_WAIT_MILLIS).isLessThanOrEqualTo(100);
    TaskRun run =
        TaskRun.start(properties(), new HashMap<>(), new TenantThrottle(), new TestScheduler());
    assertThat(run.task.poll()).isNull();

    UpdateQueue queue = new UpdateQueue(1);
    CountDownLatch returned = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                queue.take(TimeUnit.HOURS.toMillis(1));
                returned.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    queue.close();
    assertThat(returned.await(30, TimeUnit.SECONDS)).isTrue();

    run.close();
    assertThat(run.task.poll()).isNull();
    run.close(); // Once more, as Connect may.
  }

  @Test
  void stoppedTaskSendsNothingMore() throws Exception {
    create();
    TestScheduler time = new TestScheduler();
    TaskRun run = TaskRun.start(properties(), new HashMap<>(), new TenantThrottle(), time);
    time.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    run.next(1);

    run.close();
    time.advanceTimeBy(1, TimeUnit.HOURS);

    // A request that the stopped task sent would come before those of the next one.
    try (TaskRun next = TaskRun.start(properties())) {
      next.next(1);
    }
    assertThat(simulator.requests(Operation.LIST)).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void restartedTaskSendsNoSoonerThanItsRateAllows() throws Exception {
    Map<String, String> properties = properties();
    properties.put(TransferSourceConfig.TASK_REQUESTS_PER_SECOND, "0.5");
    TestScheduler time = new TestScheduler();
    AtomicInteger requests = new AtomicInteger();
    simulator.onRequest(
        request -> {
          if (request.operation() == Operation.LIST) {
            requests.incrementAndGet();
          }
        });
    create();
    try (TaskRun run = TaskRun.start(properties, new HashMap<>(), new TenantThrottle(), time)) {
      time.advanceTimeBy(1_999, TimeUnit.MILLISECONDS);
      assertThat(run.task.poll()).isNull();
      assertThat(requests.get()).isZero();
      time.advanceTimeBy(1, TimeUnit.MILLISECONDS);
      run.next(1);
      assertThat(requests.get()).isEqualTo(1);
    }
  }

  @Test
  void throttledTaskThrottlesTheOtherTasksOfItsPartner() throws Exception {
    SimulatedCustomer second = simulator.addCustomer("Second");
    simulator.sourceCreates(second, second.addSubscription("Office"));
    CountDownLatch throttled = new CountDownLatch(1);
    TenantThrottle throttle =
        new TenantThrottle() {
          @Override
          void pollEnded(String partner, RxTransfers task, PollReport report) {
            super.pollEnded(partner, task, report);
            throttled.countDown();
          }
        };
    TestScheduler time = new TestScheduler();
    Map<String, String> slow = TaskRun.properties(simulator, Set.of(second.tenantId()));
    slow.put(TransferSourceConfig.TASK_REQUESTS_PER_SECOND, "0.1");
    simulator.faults().next(Operation.LIST, Fault.throttled(Duration.ofMinutes(10)));
    try (TaskRun other = TaskRun.start(slow, new HashMap<>(), throttle, time);
        TaskRun run = TaskRun.start(properties(), new HashMap<>(), throttle, time)) {
      time.advanceTimeBy(1, TimeUnit.MILLISECONDS);
      assertThat(throttled.await(30, TimeUnit.SECONDS)).isTrue();

      time.advanceTimeBy(9, TimeUnit.MINUTES);
      assertThat(run.task.poll()).isNull();
      assertThat(other.task.poll()).isNull();
      assertThat(simulator.requests(Operation.LIST)).hasSize(1);

      time.advanceTimeBy(2, TimeUnit.MINUTES);
      assertThat(TaskRun.field(other.next(1).get(0), "customerId")).isEqualTo(second.tenantId());
    }
  }
}
