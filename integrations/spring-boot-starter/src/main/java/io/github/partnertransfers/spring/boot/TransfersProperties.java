package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.rx.WatchOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code partner-center.transfers.*}.
 *
 * @param tenantId Tenant of the partner: a GUID or a domain.
 * @param clientId Id of the application that logs in.
 * @param clientSecret Secret of the application; or use a certificate or an assertion.
 * @param certificate Certificate of the application.
 * @param assertionFile File with an assertion of another identity provider, such as
 *     AZURE_FEDERATED_TOKEN_FILE of a workload identity.
 * @param cloud National cloud of Microsoft.
 * @param apiUrl URL of the API, if not the cloud's.
 * @param loginUrl URL of the login service, if not the cloud's.
 * @param audience Resource that tokens are requested for, if not the cloud's.
 * @param deadline Maximum duration of a call with login, attempts and delays; 5 minutes by default.
 * @param attemptTimeout Maximum duration of one request; 2 minutes by default.
 * @param maxAttempts Maximum number of attempts of a call; the SDK's default if not set.
 * @param maxConcurrentRequests How many asynchronous calls can have a request in flight; 64 by
 *     default.
 * @param applicationName Name of the application, sent as MS-PartnerCenter-Application; by default
 *     spring.application.name.
 * @param locale Language of texts in responses; en-US by default.
 * @param warmUp Whether to log in when the application starts, on a background thread, to make the
 *     first call faster.
 * @param watch The watch of customers, which calls the listeners.
 * @param webhook The endpoint for events of Partner Center.
 */
@ConfigurationProperties("partner-center.transfers")
record TransfersProperties(
    @Nullable String tenantId,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @DefaultValue Certificate certificate,
    @Nullable Path assertionFile,
    @DefaultValue("global") NationalCloud cloud,
    @Nullable String apiUrl,
    @Nullable String loginUrl,
    @Nullable String audience,
    @Nullable Duration deadline,
    @Nullable Duration attemptTimeout,
    @Nullable Integer maxAttempts,
    @Nullable Integer maxConcurrentRequests,
    @Nullable String applicationName,
    @Nullable String locale,
    @DefaultValue("false") boolean warmUp,
    @DefaultValue Watch watch,
    @DefaultValue Webhook webhook) {

  static final String PREFIX = "partner-center.transfers.";

  /** Applies what is set to a client. */
  void applyTo(
      TransfersClient.Builder builder, String defaultName, ConfigurationProblems problems) {
    problems.apply("deadline", deadline, builder::deadline);
    problems.apply("attempt-timeout", attemptTimeout, builder::attemptTimeout);
    problems.apply("max-attempts", maxAttempts, max -> builder.retryPolicy(retryPolicy(max)));
    problems.apply(
        "max-concurrent-requests", maxConcurrentRequests, builder::maxConcurrentRequests);
    problems.apply("locale", locale, builder::locale);
    String name = applicationName == null ? defaultName : applicationName;
    problems.apply("application-name", name.isEmpty() ? null : name, builder::applicationName);
  }

  private static RetryPolicy retryPolicy(int maxAttempts) {
    return RetryPolicy.DEFAULT.toBuilder().maxAttempts(maxAttempts).build();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "TransfersProperties[tenantId=%s, clientId=%s]".formatted(tenantId, clientId);
  }

  /**
   * A certificate with its key, which is read again at each login.
   *
   * @param pem PEM files that together contain a certificate and its unencrypted RSA key.
   * @param pkcs12 PKCS#12 file with a certificate and its RSA key.
   * @param password Password of the PKCS#12 file.
   */
  record Certificate(
      @DefaultValue List<Path> pem, @Nullable Path pkcs12, @Nullable String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Certificate[pem=%s, pkcs12=%s]".formatted(pem, pkcs12);
    }
  }

  /**
   * The watch of customers, which calls the listeners.
   *
   * @param enabled Whether to watch; with false, no listener is called.
   * @param customers Tenant ids of the customers to follow from the start.
   * @param interval Interval from poll to poll of a customer after the first one; 5 seconds by
   *     default.
   * @param minInterval Minimum interval, after changes; 2 seconds by default.
   * @param maxInterval Maximum interval, while nothing changes; one minute by default.
   * @param maxIntervalWithNudges Maximum interval while webhooks report all changes that polls
   *     find, such as 1h; max-interval by default.
   * @param requestsPerSecond Maximum number of polls per second, over all customers; 10 by default.
   * @param listenerThreads Maximum number of threads that call listeners.
   * @param redeliveryDelay Delay before an update is delivered again after a listener threw; it
   *     doubles each time.
   * @param maxRedeliveryDelay Maximum delay before an update is delivered again.
   * @param transactional Whether to deliver each update in a transaction that its position is
   *     committed with, for exactly once; requires partner-transfers-jdbc and a transaction
   *     manager.
   * @param createTables Whether to create the tables of partner-transfers-jdbc where they are
   *     missing.
   */
  record Watch(
      @DefaultValue("true") boolean enabled,
      @DefaultValue List<String> customers,
      @Nullable Duration interval,
      @Nullable Duration minInterval,
      @Nullable Duration maxInterval,
      @Nullable Duration maxIntervalWithNudges,
      @Nullable Double requestsPerSecond,
      @DefaultValue("8") int listenerThreads,
      @DefaultValue("1s") Duration redeliveryDelay,
      @DefaultValue("5m") Duration maxRedeliveryDelay,
      @DefaultValue("false") boolean transactional,
      @DefaultValue("true") boolean createTables) {
    /** Notes what is wrong with the settings of the delivery. */
    void check(ConfigurationProblems problems) {
      if (listenerThreads < 1) {
        problems.add("watch.listener-threads", "must be positive, but is " + listenerThreads);
      }
      if (redeliveryDelay.isNegative() || redeliveryDelay.isZero()) {
        problems.add("watch.redelivery-delay", "must be positive, but is " + redeliveryDelay);
      }
      if (maxRedeliveryDelay.compareTo(redeliveryDelay) < 0) {
        problems.add(
            "watch.max-redelivery-delay",
            "must be at least watch.redelivery-delay, but is " + maxRedeliveryDelay);
      }
    }

    /** Applies what is set to the options of watches. */
    void applyTo(WatchOptions.Builder builder, ConfigurationProblems problems) {
      problems.apply("watch.interval", interval, builder::interval);
      problems.apply("watch.min-interval", minInterval, builder::minInterval);
      problems.apply("watch.max-interval", maxInterval, builder::maxInterval);
      problems.apply(
          "watch.max-interval-with-nudges", maxIntervalWithNudges, builder::maxIntervalWithNudges);
      problems.apply("watch.requests-per-second", requestsPerSecond, builder::requestsPerSecond);
    }
  }

  /**
   * The endpoint for events of Partner Center, with partner-transfers-webhooks.
   *
   * @param path Path of the endpoint, such as /partner-center/events. Without it, there is none.
   * @param certificateHosts Exact names of the hosts that certificates of signatures may be
   *     downloaded from. The log names the host of an event that is refused.
   * @param issuerHosts Exact names of the hosts that issuers' certificates and revocation lists may
   *     be downloaded from.
   * @param checkRevocation Whether to check that certificates are not revoked.
   * @param replayWindow Maximum age of an event; one day by default.
   */
  record Webhook(
      @Nullable String path,
      @DefaultValue List<String> certificateHosts,
      @DefaultValue List<String> issuerHosts,
      @DefaultValue("false") boolean checkRevocation,
      @Nullable Duration replayWindow) {}
}
