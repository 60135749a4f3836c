package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTest {
  private static final String MISSING = "Cannot build Cloud, required attributes are not set: ";

  @Test
  void documentedClouds() {
    assertThat(Cloud.GLOBAL.apiUrl()).isEqualTo("https://api.partnercenter.microsoft.com");
    assertThat(Cloud.CHINA.apiUrl())
        .isEqualTo("https://partner.partnercenterapi.microsoftonline.cn");
    assertThat(Cloud.CHINA.loginUrl()).isEqualTo("https://login.chinacloudapi.cn");
    assertThat(Cloud.GERMANY.loginUrl()).isEqualTo("https://login.microsoftonline.de");
    assertThat(Cloud.US_GOVERNMENT.loginUrl()).isEqualTo("https://login.microsoftonline.us");
  }

  /** The service refuses tokens for Azure AD Graph. */
  @Test
  void tokensAreForThePartnerCenterOfTheCloud() {
    for (Cloud cloud : List.of(Cloud.GLOBAL, Cloud.CHINA, Cloud.GERMANY, Cloud.US_GOVERNMENT)) {
      assertThat(cloud.audience()).isEqualTo(cloud.apiUrl());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://proxy.example/partner",
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://[::1]:1"
      })
  void acceptsHttpsAndLoopback(String url) {
    assertThat(cloud(url).api().toString()).startsWith(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.partnercenter.microsoft.com",
        "http://127.0.0.1.example.com",
        "http://127.999.1.1",
        "http://localhost.example.com",
        "http://10.0.0.1"
      })
  void rejectsPlainHttpToOtherHosts(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloud(url))
        .withMessageContainingAll("apiUrl must be https", url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api.example", "ftp://api.example"})
  void rejectsInvalidUrls(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloud(url))
        .withMessageContaining("apiUrl must be an http or https URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.example/?key=s3cret", "https://api.example/#s3cret"})
  void rejectsQueryAndFragment(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloud(url))
        .withMessage("apiUrl must have no query and no fragment (host api.example)");
  }

  @Test
  void bothUrlsAreRequired() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cloud.builder().build())
        .withMessage(MISSING + "[apiUrl, loginUrl]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cloud.builder().apiUrl("https://api.example").build())
        .withMessage(MISSING + "[loginUrl]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cloud.builder().loginUrl("https://login.example").build())
        .withMessage(MISSING + "[apiUrl]");
  }

  private static Cloud cloud(String apiUrl) {
    return Cloud.builder().apiUrl(apiUrl).loginUrl("https://login.example").build();
  }
}
