package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.RxTransfers;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Follows customers, and calls the methods annotated with {@link TransferListener} for each update
 * of their transfers. It starts with the application if there is such a method, with the customers
 * of the property {@code partner-center.transfers.watch.customers}; others can be added and removed
 * at any time. When the application stops, it waits for the listeners that run.
 *
 * <p>Thread-safe.
 */
public final class TransferWatch implements SmartLifecycle {
  private final RxTransfers transfers;
  private final ListenerMethods listeners;
  private final Function<String, CustomerStream> streamFactory;
  private final boolean isEnabled;

  /** Guards the fields that follow. */
  private final Object lock = new Object();

  private final Set<String> customers = new LinkedHashSet<>();
  private final Map<String, CustomerStream> streams = new HashMap<>();
  private boolean isRunning;

  TransferWatch(
      RxTransfers transfers,
      ListenerMethods listeners,
      Function<String, CustomerStream> streamFactory,
      boolean isEnabled) {
    this.transfers = transfers;
    this.listeners = listeners;
    this.streamFactory = streamFactory;
    this.isEnabled = isEnabled;
  }

  /**
   * Follows a customer, if it isn't followed yet. Sends nothing on this thread.
   *
   * @param customerId the customer's tenant id
   * @throws IllegalArgumentException if the id isn't a GUID
   */
  public void follow(String customerId) {
    // Checks the id.
    transfers.customer(customerId);
    synchronized (lock) {
      if (customers.add(key(customerId)) && isRunning) {
        startStream(key(customerId));
      }
    }
  }

  /** Follows a customer no longer. Waits for a listener that another thread runs for it. */
  public void unfollow(String customerId) {
    CustomerStream stream = remove(customerId);
    if (stream != null) {
      stream.stop();
    }
  }

  /** Ends the stream of a customer that another process follows now. */
  void takenOver(String customerId, Throwable failure) {
    CustomerStream stream = remove(customerId);
    if (stream != null) {
      stream.giveUp(failure);
    }
  }

  private @Nullable CustomerStream remove(String customerId) {
    synchronized (lock) {
      customers.remove(key(customerId));
      return streams.remove(key(customerId));
    }
  }

  /** Returns the tenant ids of the customers that are followed, in lower case. */
  public Set<String> customers() {
    synchronized (lock) {
      return Set.copyOf(customers);
    }
  }

  @Override
  public void start() {
    synchronized (lock) {
      if (isEnabled && !listeners.isEmpty() && !isRunning) {
        isRunning = true;
        customers.forEach(this::startStream);
      }
    }
  }

  private void startStream(String customerId) {
    CustomerStream stream = streamFactory.apply(customerId);
    streams.put(customerId, stream);
    stream.start(transfers, failure -> takenOver(customerId, failure));
  }

  @Override
  public void stop() {
    List<CustomerStream> stopped;
    synchronized (lock) {
      isRunning = false;
      stopped = List.copyOf(streams.values());
      streams.clear();
    }
    stopped.forEach(CustomerStream::stop);
  }

  /** On a thread of its own, so that Spring's time limit for a shutdown counts for listeners. */
  @Override
  public void stop(Runnable callback) {
    Runnable stop =
        () -> {
          try {
            stop();
          } finally {
            callback.run();
          }
        };
    Thread thread = new Thread(stop, "transfer-watch-stop");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean isRunning() {
    synchronized (lock) {
      return isRunning;
    }
  }

  private static String key(String customerId) {
    return customerId.toLowerCase(Locale.ROOT);
  }
}
