package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.cli.BadInputException;
import java.util.List;

/** Resolves the URLs of the settings to a cloud. */
final class CloudResolver {
  private static final List<Cloud> KNOWN =
      List.of(Cloud.GLOBAL, Cloud.CHINA, Cloud.US_GOVERNMENT, Cloud.GERMANY);

  private CloudResolver() {}

  /**
   * A URL that is not set is taken from the Microsoft cloud that the other URL belongs to. The
   * audience belongs to the API, so the login of a known API can be another one.
   */
  static Cloud resolve(Setting baseUrl, Setting loginUrl) {
    Cloud nearest =
        KNOWN.stream()
            .filter(cloud -> matches(baseUrl, cloud.apiUrl()))
            .filter(cloud -> matches(loginUrl, cloud.loginUrl()))
            .findFirst()
            .or(() -> KNOWN.stream().filter(cloud -> matches(baseUrl, cloud.apiUrl())).findFirst())
            .orElse(Cloud.GLOBAL);
    check(baseUrl, nearest.apiUrl(), "apiUrl");
    check(loginUrl, nearest.loginUrl(), "loginUrl");
    return Cloud.builder()
        .apiUrl(or(baseUrl, nearest.apiUrl()))
        .loginUrl(or(loginUrl, nearest.loginUrl()))
        .audience(nearest.audience())
        .build();
  }

  private static boolean matches(Setting setting, String url) {
    return setting.value() == null || trimmed(setting.value()).equalsIgnoreCase(url);
  }

  private static String trimmed(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static String or(Setting setting, String url) {
    return setting.value() == null ? url : setting.value();
  }

  /** Names the setting in the error, where the SDK names its property. */
  private static void check(Setting setting, String defaultUrl, String property) {
    String url = or(setting, defaultUrl);
    try {
      Cloud.builder().apiUrl(url).loginUrl(url).build();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new BadInputException(
          message.replace("apiUrl", setting.name()).replace(property, setting.name()));
    }
  }
}
