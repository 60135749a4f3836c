package io.github.partnertransfers.kafka.connect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/** Checks the settings that depend on each other, after Connect has checked each. */
final class ConfigRules {
  private final Map<String, String> properties;
  private final Map<String, ConfigValue> values;

  private ConfigRules(Map<String, String> properties, Config config) {
    this.properties = properties;
    this.values =
        config.configValues().stream()
            .collect(
                java.util.stream.Collectors.toMap(ConfigValue::name, value -> value, (a, b) -> a));
  }

  /** Adds a message to each setting that breaks a rule. */
  static void check(Map<String, String> properties, Config config) {
    new ConfigRules(properties, config).check();
  }

  private void check() {
    checkCustomers();
    checkTopic(TransferSourceConfig.TOPIC);
    checkTopic(TransferSourceConfig.ERROR_TOPIC);
    if (values.values().stream().allMatch(value -> value.errorMessages().isEmpty())) {
      checkWhatTheSettingsDescribe(TransferSourceConfig.ofConnector(properties));
    }
  }

  private void checkCustomers() {
    List<String> set =
        Stream.of(
                TransferSourceConfig.CUSTOMERS,
                TransferSourceConfig.CUSTOMERS_FILE,
                TransferSourceConfig.CUSTOMERS_TOPIC)
            .filter(this::isSet)
            .toList();
    if (set.isEmpty()) {
      add(
          TransferSourceConfig.CUSTOMERS,
          "one of customers, customers.file and customers.topic must be set");
    } else if (set.size() > 1) {
      add(set.get(1), String.join(" and ", set) + " are set, but only one of them can be");
    }
    if (isSet(TransferSourceConfig.CUSTOMERS_TOPIC)
        && !isSet(TransferSourceConfig.CUSTOMERS_CONSUMER + "bootstrap.servers")) {
      add(
          TransferSourceConfig.CUSTOMERS_TOPIC,
          "customers.topic needs customers.consumer.bootstrap.servers");
    }
  }

  private void checkTopic(String name) {
    String topic = properties.get(name);
    if (topic == null || topic.isBlank()) {
      return; // Connect refuses it where it is required.
    }
    try {
      Topic.validate(topic);
    } catch (RuntimeException e) {
      add(name, name + " is no name of a topic: " + e.getMessage());
    }
  }

  private void checkWhatTheSettingsDescribe(TransferSourceConfig config) {
    refusal(() -> config.watchOptions().build(), TransferSourceConfig.POLL_INTERVAL);
    refusal(() -> NationalCloud.of(config), TransferSourceConfig.CLOUD);
    refusal(config::tokenProvider, TransferSourceConfig.CLIENT_ID);
    String file = config.text(TransferSourceConfig.CUSTOMERS_FILE);
    if (file != null) {
      try {
        new CustomerFile(file).load();
      } catch (IOException e) {
        add(TransferSourceConfig.CUSTOMERS_FILE, e.getMessage());
      }
    }
  }

  /**
   * Adds why the settings are refused, to the one that the message starts with.
   *
   * @param other the setting if the message starts with none
   */
  private void refusal(Runnable description, String other) {
    try {
      description.run();
    } catch (ConfigException | IllegalArgumentException e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      String name =
          switch (message.split("[ ,]", 2)[0]) {
            case "apiUrl" -> TransferSourceConfig.API_URL;
            case "loginUrl" -> TransferSourceConfig.LOGIN_URL;
            case "minInterval" -> TransferSourceConfig.MIN_POLL_INTERVAL;
            case "interval", "maxInterval" -> TransferSourceConfig.MAX_POLL_INTERVAL;
            case "tenantId" -> TransferSourceConfig.TENANT_ID;
            default -> message.split("[ ,]", 2)[0];
          };
      add(values.containsKey(name) ? name : other, message);
    } catch (org.apache.kafka.common.KafkaException e) {
      add(
          TransferSourceConfig.TOKEN_PROVIDER,
          "token.provider.class can't be used: " + e.getMessage());
    }
  }

  private boolean isSet(String name) {
    String value = properties.get(name);
    return value != null && !value.isBlank();
  }

  private void add(String name, @Nullable String message) {
    ConfigValue value = values.get(name);
    if (value != null) {
      value.addErrorMessage(message);
    }
  }
}
