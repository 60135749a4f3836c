package io.github.partnertransfers.kafka.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** Where the customers are listed. Used by one thread at a time. */
interface CustomerSource extends AutoCloseable {
  /** Returns the tenant ids that are listed now, in lower case. */
  Set<String> load() throws IOException;

  /** Returns whether the customers can change while the connector runs. */
  boolean canChange();

  /** Ends a {@link #load} that another thread runs. */
  default void wakeUp() {}

  @Override
  default void close() {}

  /** Returns the one that the settings name. */
  static CustomerSource of(TransferSourceConfig config) {
    String file = config.text(TransferSourceConfig.CUSTOMERS_FILE);
    if (file != null) {
      return new CustomerFile(file);
    }
    String topic = config.text(TransferSourceConfig.CUSTOMERS_TOPIC);
    if (topic != null) {
      return CustomerTopic.open(
          topic,
          config.originalsWithPrefix(TransferSourceConfig.CUSTOMERS_CONSUMER),
          Duration.ofSeconds(30));
    }
    Set<String> ids = CustomerIds.normalize(config.getList(TransferSourceConfig.CUSTOMERS));
    return new CustomerSource() {
      @Override
      public Set<String> load() {
        return ids;
      }

      @Override
      public boolean canChange() {
        return false;
      }
    };
  }

  /** Loads the customers when a connector starts, which must not start without them. */
  static Set<String> loadFirst(CustomerSource source) {
    try {
      return source.load();
    } catch (IOException e) {
      throw new ConnectException(e.getMessage(), e);
    }
  }
}
