package io.github.partnertransfers.kafka.connect;

import java.util.concurrent.Semaphore;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** The context of a connector without a worker; counts the requests for new tasks. */
final class IdleContext implements SourceConnectorContext, ConnectorContext {
  final Semaphore reconfigurations = new Semaphore(0);

  @Override
  public void requestTaskReconfiguration() {
    reconfigurations.release();
  }

  @Override
  public void raiseError(Exception e) {
    throw new IllegalStateException(e);
  }

  @Override
  public PluginMetrics pluginMetrics() {
    throw new UnsupportedOperationException();
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    throw new UnsupportedOperationException();
  }
}
