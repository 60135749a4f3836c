package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.CustomerUpdate;
import io.github.partnertransfers.rx.PositionStore;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.WatchOptions;
import io.github.partnertransfers.rx.WatchPosition;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * Follows a part of the customers. The watch polls on threads of its own; {@link #poll} takes what
 * it has found.
 *
 * <p>Connect creates it by its class name.
 */
public final class TransferSourceTask extends SourceTask {
  /**
   * The longest wait of {@link #poll}. Connect stops a task between two polls, which is why it is
   * short.
   */
  static final long MAX_WAIT_MILLIS = 100;

  /** Connections and threads of all tasks of a worker. */
  private static final OkHttpClient HTTP = new OkHttpClient();

  private final TenantThrottle throttle;
  private final Scheduler scheduler;
  private final InstantSource clock;

  private final Map<String, CustomerPositions> customers = new LinkedHashMap<>();
  private @Nullable ConnectException failure;

  /** Set while the task runs. Also read by {@link #stop}, which another thread may call. */
  private volatile @Nullable Running running;

  /** Called by Connect. */
  public TransferSourceTask() {
    this(TenantThrottle.WORKER, Schedulers.computation(), InstantSource.system());
  }

  TransferSourceTask(TenantThrottle throttle, Scheduler scheduler, InstantSource clock) {
    this.throttle = throttle;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** What {@link #start} creates and {@link #stop} closes. */
  private record Running(
      TransferSourceConfig config,
      TransfersClient client,
      RxTransfers transfers,
      String partner,
      UpdateQueue queue,
      TransferRecords records) {}

  @Override
  public String version() {
    return ConnectorVersion.TEXT;
  }

  /** Reads the offsets and starts the watch. Sends nothing on this thread. */
  @Override
  public void start(Map<String, String> properties) {
    TransferSourceConfig config = TransferSourceConfig.ofTask(properties);
    loadOffsets(CustomerIds.normalize(config.getList(TransferSourceConfig.TASK_CUSTOMERS)));
    String partner =
        NationalCloud.of(config).apiUrl()
            + ' '
            + config.getString(TransferSourceConfig.TENANT_ID).toLowerCase(Locale.ROOT);
    TransfersClient client =
        TransfersClient.builder()
            .cloud(NationalCloud.of(config))
            .credential(config.tokenProvider())
            .httpClient(HTTP)
            .build();
    double rate = config.getDouble(TransferSourceConfig.TASK_REQUESTS_PER_SECOND);
    UpdateQueue queue = new UpdateQueue(config.getInt(TransferSourceConfig.BATCH_MAX_RECORDS));
    TaskMetrics metrics = new TaskMetrics();
    RxTransfers transfers = RxTransfers.of(client, watchOptions(config, rate, metrics, partner));
    metrics.register(context, queue);
    running =
        new Running(config, client, transfers, partner, queue, new TransferRecords(config, clock));
    throttle.add(partner, transfers);
    // A task that restarts must not send sooner than it would have without the restart.
    transfers
        .watchAll(customers.keySet())
        .delaySubscription((long) (1e9 / rate), TimeUnit.NANOSECONDS, scheduler)
        .subscribe(queue);
  }

  private void loadOffsets(Collection<String> customerIds) {
    List<Map<String, String>> partitions = new ArrayList<>();
    customerIds.forEach(id -> partitions.add(OffsetFormat.partition(id)));
    Map<Map<String, String>, Map<String, Object>> offsets =
        context.offsetStorageReader().offsets(partitions);
    for (String id : customerIds) {
      Map<String, Object> offset = offsets.get(OffsetFormat.partition(id));
      customers.put(id, new CustomerPositions(id, OffsetFormat.decode(id, offset)));
    }
  }

  private WatchOptions watchOptions(
      TransferSourceConfig config, double rate, TaskMetrics metrics, String partner) {
    return config
        .watchOptions()
        .requestsPerSecond(rate)
        .scheduler(scheduler)
        .positions(new LoadedPositions())
        .addListener(metrics)
        .addListener(
            report -> {
              Running current = running;
              if (current != null) {
                throttle.pollEnded(partner, current.transfers, report);
              }
            })
        .build();
  }

  /** Hands the loaded offsets to the watch. Nothing is acknowledged: Connect keeps the offsets. */
  private final class LoadedPositions implements PositionStore {
    @Override
    public Collection<WatchPosition> load(String customerId) {
      CustomerPositions customer = customers.get(CustomerIds.normalize(customerId));
      return customer == null ? List.of() : customer.positions();
    }

    @Override
    public void save(WatchPosition position) {}
  }

  /**
   * Returns the changes that the watch has found, in their order; null if there is none within 100
   * milliseconds.
   *
   * @throws ConnectException if the login is refused, or if a customer can't be read and {@code
   *     errors.tolerance} is {@code none}
   */
  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    if (failure != null) {
      throw failure;
    }
    Running current = running;
    if (current == null) {
      return null;
    }
    List<CustomerUpdate> updates = untilFailure(current, current.queue.take(MAX_WAIT_MILLIS));
    if (failure != null && updates.isEmpty()) {
      throw failure;
    }
    return updates.isEmpty() ? null : current.records.of(updates, customers);
  }

  /** Returns the updates before the first one that fails the task, in the next poll. */
  private List<CustomerUpdate> untilFailure(Running current, List<CustomerUpdate> updates) {
    for (int i = 0; i < updates.size(); i++) {
      CustomerUpdate update = updates.get(i);
      Throwable reason = update.failure();
      if (reason != null) {
        failure = TaskFailure.of(current.config, update.customerId(), reason);
      }
      if (failure != null) {
        return updates.subList(0, i);
      }
    }
    return updates;
  }

  /** Ends the watch. May be called by any thread, also while {@link #poll} runs. */
  @Override
  public void stop() {
    Running stopped = running;
    running = null;
    if (stopped != null) {
      throttle.remove(stopped.partner, stopped.transfers);
      stopped.queue.close();
      stopped.client.close();
    }
  }
}
