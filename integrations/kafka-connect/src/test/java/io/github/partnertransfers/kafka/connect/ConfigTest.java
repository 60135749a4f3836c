package io.github.partnertransfers.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What validate() says about settings. */
class ConfigTest {
  private static final String CUSTOMER = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
  private static final String SECRET = "a-secret-that-nobody-sees";

  private final TransferSourceConnector connector = new TransferSourceConnector();
  @TempDir private Path folder;

  private static Map<String, String> valid() {
    Map<String, String> properties = new HashMap<>();
    properties.put("tenant.id", "contoso.example");
    properties.put("client.id", "an-application");
    properties.put("client.secret", SECRET);
    properties.put("customers", CUSTOMER);
    properties.put("topic", "transfers");
    return properties;
  }

  /** Returns the messages by setting. */
  private Map<String, List<String>> problems(Map<String, String> properties) {
    Map<String, List<String>> problems = new HashMap<>();
    for (ConfigValue value : connector.validate(properties).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        problems.put(value.name(), value.errorMessages());
      }
    }
    return problems;
  }

  @Test
  void leastSettingsAreValid() {
    assertThat(problems(valid())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "tenant.id | null | Missing required configuration",
        "tenant.id | '' | non-empty",
        "client.id | null | is not set",
        "client.secret | null | must be set",
        "cloud | moon | must be one of",
        "api.url | example.com | apiUrl",
        "customers | contoso | must be a GUID",
        "customers | '' | one of customers, customers.file and customers.topic must be set",
        "customers.file | /missing | only one of them can be",
        "customers.topic | ids | only one of them can be",
        "topic | null | Missing required configuration",
        "topic | a b | is no name of a topic",
        "error.topic | a b | is no name of a topic",
        "requests.per.second | 0 | at least 0.001",
        "requests.per.second | 5000 | no more than 1000",
        "poll.interval.ms | 0 | at least 1",
        "poll.interval.min.ms | 60000 | minInterval",
        "poll.interval.max.ms | 1 | maxInterval",
        "batch.max.records | 0 | at least 1",
        "customers.refresh.interval.ms | 1 | at least 100",
        "tombstones | perhaps | true or false",
        "client.certificate.pem | /missing.pem | client.secret and client.certificate.pem are set",
        "token.provider.class | no.such.Class | could not be found",
        "token.provider.class | java.lang.String | TokenProvider",
      })
  void wrongSettingIsNamedWithItsRule(String name, String value, String rule) {
    Map<String, String> properties = valid();
    properties.put(name, value);
    if (value == null) {
      properties.remove(name);
    }

    assertThat(problems(properties).toString()).contains(name).contains(rule);
    assertThat(problems(properties).toString()).doesNotContain(SECRET);
  }

  @Test
  void certificateThatIsMissingIsNamed() {
    Map<String, String> properties = valid();
    properties.remove("client.secret");
    properties.put("client.certificate.pem", folder.resolve("missing.pem").toString());

    assertThat(problems(properties).get("client.certificate.pem").toString())
        .contains("missing.pem");
  }

  @Test
  void lineOfTheCustomersFileIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("customers"), "# ours\n\n" + CUSTOMER + "\nfoo\n");
    Map<String, String> properties = valid();
    properties.remove("customers");
    properties.put("customers.file", file.toString());

    assertThat(problems(properties).get("customers.file").toString()).contains("line 4");

    Files.writeString(file, "# ours\n\n" + CUSTOMER.toUpperCase(java.util.Locale.ROOT) + "\n");
    assertThat(problems(properties)).isEmpty();
    assertThat(new CustomerFile(file.toString()).load()).containsExactly(CUSTOMER);
  }

  @Test
  void topicOfCustomersNeedsABroker() {
    Map<String, String> properties = valid();
    properties.remove("customers");
    properties.put("customers.topic", "customers");

    assertThat(problems(properties).get("customers.topic").toString())
        .contains("customers.consumer.bootstrap.servers");
  }

  /** A login that the settings know nothing of. */
  public static final class OwnLogin implements TokenProvider {
    @Override
    public AccessToken getToken(TokenRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void everyLoginIsAccepted() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "a-token\n");
    for (Map<String, String> login :
        List.of(
            Map.of("client.secret", SECRET),
            Map.of("client.assertion.file", token.toString()),
            Map.of("refresh.token.file", token.toString()),
            Map.of("refresh.token.file", token.toString(), "client.secret", SECRET),
            Map.of("token.provider.class", OwnLogin.class.getName()))) {
      Map<String, String> properties = valid();
      properties.remove("client.secret");
      properties.putAll(login);
      assertThat(problems(properties)).as("%s", login.keySet()).isEmpty();
    }
  }

  @Test
  void refreshTokenIsReplacedInItsFile() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "first\n");
    RefreshTokenFile store = new RefreshTokenFile(file);
    assertThat(store.load()).isEqualTo("first");

    store.store("second");

    assertThat(store.load()).isEqualTo("second");
    assertThat(folder).isDirectoryContaining(path -> path.endsWith("token"));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void secretsAreHiddenInValuesAndTexts() {
    assertThat(connector.validate(valid()).configValues().toString()).doesNotContain(SECRET);
    assertThat(TransferSourceConfig.ofConnector(valid()).values().toString())
        .doesNotContain(SECRET);
  }
}
