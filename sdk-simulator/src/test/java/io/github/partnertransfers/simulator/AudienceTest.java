package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class AudienceTest {

  private final PartnerCenterSimulator simulator;
  private final LoginClient login;

  AudienceTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    this.login = LoginClient.ofSource(simulator).withSecret();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.partnercenter.microsoft.com",
        "https://partner.partnercenterapi.microsoftonline.cn",
        "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"
      })
  void acceptsTokensForPartnerCenter(String resource) {
    assertThat(listWith(resource).status()).isEqualTo(200);
  }

  @Test
  void acceptsTokensForTheSimulator() {
    assertThat(listWith(simulator.url()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.windows.net",
        "https://graph.windows.net/",
        "https://graph.microsoft.com",
        "https://management.azure.com"
      })
  void refusesTokensForAnotherResource(String resource) {
    ApiClient.Response response = listWith(resource);

    assertThat(response.error()).isEqualTo("401 900420");
    assertThat(response.header("WWW-Authenticate")).startsWith("OAuth realm=");
  }

  @Test
  void refusesTokensForAnotherResourceFromVersion1() {
    ApiClient.Response token =
        login
            .with("grant_type", "refresh_token")
            .with("refresh_token", simulator.sourcePartner().refreshToken())
            .with("resource", "https://graph.windows.net")
            .post(login.tokenUrlOfVersion1());

    assertThat(token.value("/resource")).isEqualTo("https://graph.windows.net");
    assertThat(login.api(token).list().error()).isEqualTo("401 900420");
  }

  @Test
  void issuesNoTokenForAnUnknownResource() {
    String unknown = "https://unknown.example";
    ApiClient.Response application = login.clientCredentials(unknown + "/.default");
    ApiClient.Response user =
        login
            .with("scope", unknown + "/user_impersonation")
            .refresh(simulator.sourcePartner().refreshToken());
    ApiClient.Response version1 =
        login
            .with("grant_type", "client_credentials")
            .with("resource", unknown)
            .post(login.tokenUrlOfVersion1());

    assertThat(application.status()).isEqualTo(400);
    assertThat(application.value("/error_description"))
        .startsWith("AADSTS500011: The resource principal named " + unknown);
    assertThat(LoginClient.error(application)).isEqualTo("invalid_resource 500011");
    assertThat(LoginClient.error(user)).isEqualTo("invalid_resource 500011");
    assertThat(LoginClient.error(version1)).isEqualTo("invalid_resource 500011");
  }

  @Test
  void refreshesForPartnerCenterWithoutAScope() {
    ApiClient.Response token = login.refresh(simulator.sourcePartner().refreshToken());

    assertThat(login.api(token).list().status()).isEqualTo(200);
    assertThat(token.value("/scope")).isEqualTo(LoginClient.PARTNER_CENTER + "/user_impersonation");
  }

  @Test
  void takesAScopeWithoutAResourceAsOneOfMicrosoftGraph() {
    ApiClient.Response token =
        login.with("scope", "openid User.Read").refresh(simulator.sourcePartner().refreshToken());

    assertThat(LoginClient.claims(token).get("aud")).isEqualTo("https://graph.microsoft.com");
  }

  private ApiClient.Response listWith(String resource) {
    ApiClient.Response token = login.clientCredentials(resource + "/.default");
    assertThat(token.status()).isEqualTo(200);
    return login.api(token).list();
  }
}
