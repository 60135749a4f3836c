package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.Cloud;
import java.util.Map;
import java.util.Objects;

/** The clouds by the names that the setting {@code cloud} has for them. */
final class NationalCloud {
  private static final Map<String, Cloud> BY_NAME =
      Map.of(
          "global",
          Cloud.GLOBAL,
          "china",
          Cloud.CHINA,
          "germany",
          Cloud.GERMANY,
          "us-government",
          Cloud.US_GOVERNMENT);

  private NationalCloud() {}

  static String[] names() {
    return BY_NAME.keySet().stream().sorted().toArray(String[]::new);
  }

  /** Returns the cloud that the settings name, with the URLs that they replace. */
  static Cloud of(TransferSourceConfig config) {
    Cloud cloud = BY_NAME.get(config.getString(TransferSourceConfig.CLOUD));
    Cloud.Builder builder = Objects.requireNonNull(cloud, "cloud").toBuilder();
    String apiUrl = config.text(TransferSourceConfig.API_URL);
    if (apiUrl != null) {
      builder.apiUrl(apiUrl);
    }
    String loginUrl = config.text(TransferSourceConfig.LOGIN_URL);
    if (loginUrl != null) {
      builder.loginUrl(loginUrl);
    }
    String audience = config.text(TransferSourceConfig.AUDIENCE);
    if (audience != null) {
      builder.audience(audience);
    }
    return builder.build();
  }
}
