package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.rx.WatchOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The settings of the connector, and those that it passes to its tasks. */
final class TransferSourceConfig extends AbstractConfig {
  static final String TENANT_ID = "tenant.id";
  static final String CLIENT_ID = "client.id";
  static final String CLIENT_SECRET = "client.secret";
  static final String CERTIFICATE_PEM = "client.certificate.pem";
  static final String CERTIFICATE_PKCS12 = "client.certificate.pkcs12";
  static final String CERTIFICATE_PASSWORD = "client.certificate.password";
  static final String ASSERTION_FILE = "client.assertion.file";
  static final String REFRESH_TOKEN_FILE = "refresh.token.file";
  static final String TOKEN_PROVIDER = "token.provider.class";
  static final String CLOUD = "cloud";
  static final String API_URL = "api.url";
  static final String LOGIN_URL = "login.url";
  static final String AUDIENCE = "audience";
  static final String CUSTOMERS = "customers";
  static final String CUSTOMERS_FILE = "customers.file";
  static final String CUSTOMERS_TOPIC = "customers.topic";
  static final String CUSTOMERS_CONSUMER = "customers.consumer.";
  static final String CUSTOMERS_REFRESH = "customers.refresh.interval.ms";
  static final String REQUESTS_PER_SECOND = "requests.per.second";
  static final String POLL_INTERVAL = "poll.interval.ms";
  static final String MIN_POLL_INTERVAL = "poll.interval.min.ms";
  static final String MAX_POLL_INTERVAL = "poll.interval.max.ms";
  static final String TOPIC = "topic";
  static final String ERROR_TOPIC = "error.topic";
  static final String TOMBSTONES = "tombstones";
  static final String BATCH_MAX_RECORDS = "batch.max.records";

  /** Connect's own: whether a customer that can't be read fails the task. */
  static final String ERRORS_TOLERANCE = "errors.tolerance";

  /** Set by the connector for each task. */
  static final String TASK_CUSTOMERS = "task.customers";

  /** Set by the connector for each task: its share of {@link #REQUESTS_PER_SECOND}. */
  static final String TASK_REQUESTS_PER_SECOND = "task.requests.per.second";

  private static final String LOGIN = "Login";
  private static final String CUSTOMER = "Customers";
  private static final String POLLS = "Polls";
  private static final String RECORDS = "Records";

  static final ConfigDef CONNECTOR = connector();

  private static final ConfigDef TASK =
      new ConfigDef(CONNECTOR)
          .defineInternal(TASK_CUSTOMERS, ConfigDef.Type.LIST, List.of(), Importance.LOW)
          .defineInternal(TASK_REQUESTS_PER_SECOND, ConfigDef.Type.DOUBLE, 1.0, Importance.LOW);

  private TransferSourceConfig(ConfigDef definition, Map<String, String> properties) {
    super(definition, properties);
  }

  static TransferSourceConfig ofConnector(Map<String, String> properties) {
    return new TransferSourceConfig(CONNECTOR, properties);
  }

  static TransferSourceConfig ofTask(Map<String, String> properties) {
    return new TransferSourceConfig(TASK, properties);
  }

  private static ConfigDef connector() {
    Definitions all = new Definitions();
    all.group(LOGIN)
        .required(TENANT_ID, "Tenant of the partner: a GUID or a domain.")
        .text(CLIENT_ID, "Id of the application that logs in.")
        .secret(CLIENT_SECRET, "Secret of the application.")
        .list(
            CERTIFICATE_PEM,
            null,
            "PEM files that together contain the application's certificate and its unencrypted RSA"
                + " key. Read again at each login, like the other files.")
        .text(CERTIFICATE_PKCS12, "PKCS#12 file with the application's certificate and RSA key.")
        .secret(CERTIFICATE_PASSWORD, "Password of the PKCS#12 file.")
        .text(
            ASSERTION_FILE,
            "File with an assertion of another identity provider, such as"
                + " AZURE_FEDERATED_TOKEN_FILE of a workload identity.")
        .text(
            REFRESH_TOKEN_FILE,
            "File with a refresh token, to log in on behalf of a user. The task replaces the token"
                + " when the login returns a new one; every worker must reach the same file.")
        .add(
            TOKEN_PROVIDER,
            ConfigDef.Type.CLASS,
            null,
            null,
            "Class that implements io.github.partnertransfers.TokenProvider, for any other login."
                + " Has a constructor without parameters; gets all settings if it implements"
                + " org.apache.kafka.common.Configurable.")
        .add(
            CLOUD,
            ConfigDef.Type.STRING,
            "global",
            ValidString.in(NationalCloud.names()),
            "National cloud of Microsoft.")
        .text(API_URL, "URL of the API, if not the cloud's.")
        .text(LOGIN_URL, "URL of the login service, if not the cloud's.")
        .text(AUDIENCE, "Resource that tokens are requested for, if not the cloud's.");
    all.group(CUSTOMER)
        .list(CUSTOMERS, CustomerIds::validate, "Tenant ids of the customers.")
        .text(
            CUSTOMERS_FILE,
            "File with one tenant id a line, the same on every worker. Empty lines and lines that"
                + " start with # are ignored.")
        .text(
            CUSTOMERS_TOPIC,
            "Topic whose record keys are the tenant ids, as text. A record without a value removes"
                + " its customer. Settings of its consumer start with "
                + CUSTOMERS_CONSUMER
                + ", such as customers.consumer.bootstrap.servers.")
        .add(
            CUSTOMERS_REFRESH,
            ConfigDef.Type.LONG,
            60_000L,
            Range.atLeast(100),
            "Interval at which the file or the topic is read again. A change restarts the tasks.");
    all.group(POLLS)
        .add(
            REQUESTS_PER_SECOND,
            ConfigDef.Type.DOUBLE,
            10.0,
            Range.between(0.001, 1_000),
            "Maximum number of requests per second over all tasks. The tasks divide it by their"
                + " numbers of customers.")
        .add(
            POLL_INTERVAL,
            ConfigDef.Type.LONG,
            5_000L,
            Range.atLeast(1),
            "Interval after the first poll of a customer.")
        .add(
            MIN_POLL_INTERVAL,
            ConfigDef.Type.LONG,
            null,
            null,
            "Minimum interval, after changes; by default 2 seconds, or poll.interval.ms if that is"
                + " shorter.")
        .add(
            MAX_POLL_INTERVAL,
            ConfigDef.Type.LONG,
            null,
            null,
            "Maximum interval, while nothing changes; by default a minute, or poll.interval.ms if"
                + " that is longer.");
    all.group(RECORDS)
        .required(TOPIC, "Topic of the changes.")
        .text(
            ERROR_TOPIC,
            "Topic of customers that can't be read, with errors.tolerance=all; by default the"
                + " topic's name and \"-errors\".")
        .add(
            TOMBSTONES,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            "Whether a record without a value follows that of a vanished transfer, so that"
                + " compaction removes the transfer.")
        .add(
            BATCH_MAX_RECORDS,
            ConfigDef.Type.INT,
            500,
            Range.between(1, 100_000),
            "Maximum number of changes that a task passes to the worker at once.");
    return all.definition;
  }

  /** Defines settings in the order in which they are listed. */
  private static final class Definitions {
    final ConfigDef definition = new ConfigDef();
    private String group = "";
    private int order;

    Definitions group(String newGroup) {
      group = newGroup;
      order = 0;
      return this;
    }

    Definitions required(String name, String documentation) {
      return add(
          name,
          ConfigDef.Type.STRING,
          ConfigDef.NO_DEFAULT_VALUE,
          ConfigDef.CompositeValidator.of(
              new ConfigDef.NonNullValidator(), new ConfigDef.NonEmptyString()),
          documentation);
    }

    Definitions text(String name, String documentation) {
      return add(name, ConfigDef.Type.STRING, null, null, documentation);
    }

    Definitions secret(String name, String documentation) {
      return add(name, ConfigDef.Type.PASSWORD, null, null, documentation);
    }

    Definitions list(String name, ConfigDef.@Nullable Validator validator, String documentation) {
      return add(name, ConfigDef.Type.LIST, List.of(), validator, documentation);
    }

    Definitions add(
        String name,
        ConfigDef.Type type,
        @Nullable Object defaultValue,
        ConfigDef.@Nullable Validator validator,
        String documentation) {
      Importance importance =
          defaultValue == ConfigDef.NO_DEFAULT_VALUE ? Importance.HIGH : Importance.MEDIUM;
      definition.define(
          name,
          type,
          defaultValue,
          validator,
          importance,
          documentation,
          group,
          ++order,
          ConfigDef.Width.MEDIUM,
          name);
      return this;
    }
  }

  /** Returns a text, or null if it is missing or blank. */
  @Nullable String text(String name) {
    String value = getString(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Returns a secret, or null if it is missing or empty. */
  @Nullable String secret(String name) {
    Password value = getPassword(name);
    return value == null || value.value().isEmpty() ? null : value.value();
  }

  String topic() {
    return getString(TOPIC);
  }

  String errorTopic() {
    return Objects.requireNonNullElse(text(ERROR_TOPIC), topic() + "-errors");
  }

  boolean toleratesErrors() {
    return "all".equals(originalsStrings().get(ERRORS_TOLERANCE));
  }

  /** Returns the settings of a task that follows these customers at this rate. */
  Map<String, String> forTask(List<String> customers, double requestsPerSecond) {
    Map<String, String> properties = new LinkedHashMap<>(originalsStrings());
    // Not the consumer's: a task doesn't need its passwords.
    properties.keySet().removeIf(name -> name.startsWith(CUSTOMERS));
    properties.put(TASK_CUSTOMERS, String.join(",", customers));
    properties.put(TASK_REQUESTS_PER_SECOND, Double.toString(requestsPerSecond));
    return properties;
  }

  TokenProvider tokenProvider() {
    return Login.of(this);
  }

  /**
   * Returns the options of the watch without a request rate.
   *
   * @throws IllegalArgumentException if the intervals contradict each other
   */
  WatchOptions.Builder watchOptions() {
    WatchOptions.Builder options = WatchOptions.builder();
    options.interval(Duration.ofMillis(getLong(POLL_INTERVAL)));
    Long min = getLong(MIN_POLL_INTERVAL);
    if (min != null) {
      options.minInterval(Duration.ofMillis(min));
    }
    Long max = getLong(MAX_POLL_INTERVAL);
    if (max != null) {
      options.maxInterval(Duration.ofMillis(max));
    }
    return options;
  }
}
