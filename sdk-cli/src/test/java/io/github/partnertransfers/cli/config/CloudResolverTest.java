package io.github.partnertransfers.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Cloud;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudResolverTest {
  private static Cloud cloud(@Nullable String baseUrl, @Nullable String loginUrl) {
    return CloudResolver.resolve(
        Setting.ofVariable("base", baseUrl), Setting.ofVariable("login", loginUrl));
  }

  @Test
  void defaultsToTheGlobalCloud() {
    assertThat(cloud(null, null)).isEqualTo(Cloud.GLOBAL);
  }

  @Test
  void oneUrlSelectsAMicrosoftCloud() {
    assertThat(cloud(Cloud.CHINA.apiUrl(), null)).isEqualTo(Cloud.CHINA);
    assertThat(cloud(null, Cloud.US_GOVERNMENT.loginUrl())).isEqualTo(Cloud.US_GOVERNMENT);
  }

  @Test
  void audienceIsThatOfTheApi() {
    Cloud cloud = cloud(Cloud.CHINA.apiUrl(), "https://login.partner.microsoftonline.cn");
    assertThat(cloud.loginUrl()).isEqualTo("https://login.partner.microsoftonline.cn");
    assertThat(cloud.audience()).isEqualTo(Cloud.CHINA.audience());
  }

  @Test
  void otherUrlsAreUsedUnchanged() {
    Cloud own = cloud("http://127.0.0.1:8090", "http://127.0.0.1:8090/login");
    assertThat(own.apiUrl()).isEqualTo("http://127.0.0.1:8090");
    assertThat(own.loginUrl()).isEqualTo("http://127.0.0.1:8090/login");
    assertThat(own.audience()).isEqualTo(Cloud.GLOBAL.audience());
  }
}
