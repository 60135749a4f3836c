package io.github.partnertransfers.tests.documents;

import com.azure.core.credential.TokenCredential;
import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.RefreshTokenStore;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.jdbc.JdbcPositionStore;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.webhooks.WebhookReceiver;
import io.github.partnertransfers.webhooks.WebhookResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.reactivex.rxjava3.core.Flowable;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** What the blocks of Java in Markdown files take as given, as their readers do. */
public abstract class Given {
  public Cloud cloud;
  public String tenantId;
  public String sourceTenantId;
  public String targetTenantId;
  public String clientId;
  public String clientSecret;
  public RefreshTokenStore refreshTokenStore;
  public LoginLibrary myLibrary;
  public TokenCredential azureCredential;
  public Duration lifetime;

  public TransfersClient client;
  public CustomerTransfers customer;
  public String customerId;
  public List<String> customerIds;
  public String subscriptionId;
  public String transferId;
  public CreateTransferRequest request;
  public TransferCall<TransferEntity> call;
  public TransferCallback<Object> callback;
  public TransferEntity created;
  public Instant startedAt;

  public RxTransfers transfers;
  public Flowable<TransferUpdate> all;
  public TransferUpdate last;
  public String gatewayKey;
  public DataSource dataSource;
  public JdbcPositionStore positionStore;
  public WebhookReceiver receiver;
  public HttpServer server;
  public MeterRegistry meterRegistry;
  public ObservationRegistry observationRegistry;
  public TokenProvider provider;

  /** The block. */
  public abstract void run() throws Exception;

  public final void show(TransferUpdate update) {}

  public final void insertEffect(Connection connection, TransferUpdate update) {}

  public final String encrypt(String text) {
    return text;
  }

  public final String decrypt(String text) {
    return text;
  }

  public final void log(WebhookResult.Refused refused) {}

  public final void report(Throwable failure) {}

  public final void countRetry(boolean isRetry) {}

  /** An application of Spring Boot. */
  public static final class MyApplication {
    public static void main(String[] arguments) {}
  }

  /** Any library that logs in. */
  public interface LoginLibrary {
    String acquireToken(String scope);
  }
}
