package io.github.partnertransfers.kafka.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * Writes the changes of the transfers of a partner's customers to a topic. Each task follows a part
 * of the customers, with a part of the partner's request rate; no customer has two tasks.
 *
 * <p>Connect creates it by its class name. It sends no request to the service; the tasks do.
 */
public final class TransferSourceConnector extends SourceConnector {
  private @Nullable TransferSourceConfig config;
  private @Nullable CustomerMonitor customers;

  /** Called by Connect. */
  public TransferSourceConnector() {}

  @Override
  public String version() {
    return ConnectorVersion.TEXT;
  }

  @Override
  public ConfigDef config() {
    return TransferSourceConfig.CONNECTOR;
  }

  /**
   * Checks the settings, also those that depend on each other. Reads the files that they name, on
   * this worker, and sends nothing.
   */
  @Override
  public Config validate(Map<String, String> properties) {
    Config result = super.validate(properties);
    ConfigRules.check(properties, result);
    return result;
  }

  @Override
  public void start(Map<String, String> properties) {
    TransferSourceConfig started = TransferSourceConfig.ofConnector(properties);
    config = started;
    customers = CustomerMonitor.start(started, context()::requestTaskReconfiguration);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return TransferSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    TransferSourceConfig current = Objects.requireNonNull(config, "start() comes first");
    Set<String> all = Objects.requireNonNull(customers, "start() comes first").customers();
    double rate = current.getDouble(TransferSourceConfig.REQUESTS_PER_SECOND);
    List<Map<String, String>> tasks = new ArrayList<>();
    for (List<String> assigned : CustomerAssignment.assign(all, maxTasks)) {
      tasks.add(current.forTask(assigned, rate * assigned.size() / all.size()));
    }
    return tasks;
  }

  /** Returns that records and offsets are written in one transaction, if the worker does so. */
  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> properties) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  /**
   * Allows offsets to be replaced or removed, if they have a form that a task can read.
   *
   * @throws ConnectException if a partition or an offset is not of this connector
   */
  @Override
  public boolean alterOffsets(
      Map<String, String> properties, Map<Map<String, ?>, Map<String, ?>> offsets) {
    offsets.forEach(OffsetFormat::check);
    return true;
  }

  @Override
  public void stop() {
    CustomerMonitor running = customers;
    if (running != null) {
      running.close();
    }
  }
}
