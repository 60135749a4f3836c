package io.github.partnertransfers.simulator.internal.webhooks;

import io.github.partnertransfers.simulator.internal.service.EventDelivery;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to registered URLs, one at a time, on a thread that starts with the first
 * registration. It also applies the changes of transfers that are due, since nobody may ask for
 * them.
 */
public final class EventSender {
  private static final long INTERVAL_MILLIS = 20;
  private static final int TIMEOUT_MILLIS = 5_000;

  private final PartnerCenter partnerCenter;
  private final Supplier<String> url;
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "partner-center-simulator-webhooks");
            daemon.setDaemon(true);
            return daemon;
          });

  /**
   * Creates a sender.
   *
   * @param url the base URL of the simulator
   */
  public EventSender(PartnerCenter partnerCenter, Supplier<String> url) {
    this.partnerCenter = partnerCenter;
    this.url = url;
    partnerCenter.withCurrentState(
        () -> {
          partnerCenter.outbox().onRegistration(this::start);
          return this;
        });
  }

  private void start() {
    if (isStarted.compareAndSet(false, true)) {
      var unused =
          thread.scheduleWithFixedDelay(this::sendAll, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void sendAll() {
    Optional<EventDelivery> next = next();
    while (next.isPresent()) {
      send(next.get());
      next = next();
    }
  }

  private Optional<EventDelivery> next() {
    return partnerCenter.withCurrentState(
        () -> partnerCenter.outbox().next(partnerCenter.instant()));
  }

  private void send(EventDelivery delivery) {
    try {
      int status = post(delivery);
      end(delivery, status, status / 100 == 2 ? "" : "status " + status);
    } catch (IOException | RuntimeException e) {
      end(delivery, null, e.toString());
    }
  }

  private void end(EventDelivery delivery, @Nullable Integer status, String problem) {
    partnerCenter.withCurrentState(
        () -> {
          partnerCenter.outbox().end(delivery, status, problem, partnerCenter.instant());
          return delivery;
        });
  }

  private int post(EventDelivery delivery) throws IOException {
    byte[] body = delivery.json().getBytes(StandardCharsets.UTF_8);
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(delivery.url()).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    // Without a fixed length, the JDK repeats a failed POST.
    connection.setFixedLengthStreamingMode(body.length);
    // A connection that the receiver has closed since would count as a failed attempt.
    connection.setRequestProperty("Connection", "close");
    connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
    connection.setRequestProperty(
        delivery.hasOwnHeader() ? "x-ms-signature" : "Authorization",
        SigningCertificate.instance().signature(delivery.json()));
    connection.setRequestProperty("X-MS-Certificate-Url", url.get() + SigningCertificate.PATH);
    connection.setRequestProperty("X-MS-Signature-Algorithm", "rsa-sha256");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
      out.flush();
      return connection.getResponseCode();
    } catch (HttpRetryException e) {
      // How the JDK reports a 401.
      return e.responseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** Stops sending; an attempt in progress ends without effect. */
  public void stop() {
    thread.shutdownNow();
  }
}
