package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class TokenEndpointTest {

  private static final String VERSION_1 = "/oauth2/token";
  private static final String VERSION_2 = "/oauth2/v2.0/token";

  private static final String RESOURCE = "resource=https://api.partnercenter.microsoft.com";
  private static final String SCOPE =
      "scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default";

  private final PartnerCenterSimulator simulator;
  private SimulatedPartner partner;

  TokenEndpointTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
    this.partner = simulator.sourcePartner();
  }

  @BeforeEach
  void setPartner() {
    partner = simulator.sourcePartner();
  }

  @Test
  void writesNumbersAsStringsInVersion1() {
    ApiClient.Response response = token(VERSION_1, application(RESOURCE));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().at("/expires_in").isTextual()).isTrue();
    assertThat(response.value("/expires_in")).isEqualTo("3600");
    assertThat(response.json().at("/expires_on").isTextual()).isTrue();
    assertThat(response.value("/resource")).isEqualTo("https://api.partnercenter.microsoft.com");
    assertThat(response.value("/token_type")).isEqualTo("Bearer");
    assertThat(response.json().has("refresh_token")).isFalse();
    assertThat(listWith(response).status()).isEqualTo(200);
  }

  @Test
  void writesNumbersInVersion2() {
    simulator.tokens().lifetime(Duration.ofMinutes(10));

    ApiClient.Response response = token(VERSION_2, application(SCOPE));

    assertThat(response.json().at("/expires_in").isInt()).isTrue();
    assertThat(response.value("/expires_in")).isEqualTo("600");
    assertThat(response.json().has("expires_on")).isFalse();
    assertThat(listWith(response).status()).isEqualTo(200);
  }

  @Test
  void rotatesRefreshTokens() {
    ApiClient.Response first = token(VERSION_2, refresh(partner.refreshToken()));
    String next = first.value("/refresh_token");

    assertThat(first.status()).isEqualTo(200);
    assertThat(next).isNotEmpty().isNotEqualTo(partner.refreshToken());
    assertThat(token(VERSION_1, refresh(next) + "&" + RESOURCE).value("/scope"))
        .isEqualTo("user_impersonation");
    assertThat(token(VERSION_2, refresh(partner.refreshToken())).status()).isEqualTo(200);
  }

  @Test
  void revokesOldRefreshTokensWhenEnabled() {
    simulator.tokens().revokeOldRefreshTokens(true);
    String next = token(VERSION_2, refresh(partner.refreshToken())).value("/refresh_token");

    assertThat(token(VERSION_2, refresh(partner.refreshToken())).value("/error"))
        .isEqualTo("invalid_grant");
    assertThat(token(VERSION_2, refresh(next)).status()).isEqualTo(200);
    assertThat(token(VERSION_2, refresh(next)).value("/error")).isEqualTo("invalid_grant");
  }

  @Test
  void returnsAnErrorForARevokedRefreshToken() {
    String next = token(VERSION_2, refresh(partner.refreshToken())).value("/refresh_token");
    simulator.tokens().revokeRefreshTokens(partner);

    ApiClient.Response response = token(VERSION_2, refresh(next));

    assertThat(response.value("/error")).isEqualTo("invalid_grant");
    assertThat(response.value("/error_codes/0")).isEqualTo("70008");
    assertThat(token(VERSION_2, refresh(partner.refreshToken())).status()).isEqualTo(400);
  }

  @Test
  void returnsTheErrorsOfEntra() {
    String good = application(SCOPE);

    ApiClient.Response secret = token(VERSION_2, good.replace(partner.clientSecret(), "wrong"));
    assertThat(secret.status()).isEqualTo(401);
    assertThat(secret.value("/error")).isEqualTo("invalid_client");
    assertThat(secret.value("/error_description"))
        .startsWith("AADSTS7000215: Invalid client secret provided.")
        .contains("Trace ID: " + secret.value("/trace_id"), "Timestamp: ");
    assertThat(secret.value("/error_codes/0")).isEqualTo("7000215");
    assertThat(secret.value("/correlation_id")).isNotEmpty();
    assertThat(secret.value("/timestamp")).endsWith("Z");

    assertThat(error(good.replace(partner.clientId(), "other")))
        .isEqualTo("unauthorized_client 700016");
    assertThat(error(good.replace("client_secret", "secret"))).isEqualTo("invalid_client 7000216");
    assertThat(error(refresh(partner.refreshToken()).replace("client_secret", "secret")))
        .isEqualTo("invalid_client 7000218");
    assertThat(error(good.replace("client_credentials", "password")))
        .isEqualTo("unsupported_grant_type 70003");
    assertThat(error(good.replace("grant_type", "grant"))).isEqualTo("invalid_request 900144");
    assertThat(error(application(RESOURCE))).isEqualTo("invalid_request 900144");
    assertThat(
            error(application("scope=https://api.partnercenter.microsoft.com/user_impersonation")))
        .isEqualTo("invalid_scope 1002012");
    ApiClient.Response tenant = tokenOf("common", VERSION_2, good);
    assertThat(tenant.status()).isEqualTo(400);
    assertThat(tenant.value("/error_description"))
        .startsWith("AADSTS90002: Tenant 'common' not found.");
  }

  @Test
  void countsTokenRequests() {
    token(VERSION_1, application(RESOURCE));
    token(VERSION_1, "");

    assertThat(simulator.tokens().requests()).isEqualTo(2);
    assertThat(simulator.requests(Operation.TOKEN)).hasSize(2);
    assertThat(simulator.requests().get(0).toString()).doesNotContain(partner.clientSecret());
  }

  @Test
  void supportsFaults() {
    simulator.faults().next(Operation.TOKEN, Fault.badGateway());

    assertThat(token(VERSION_1, application(RESOURCE)).status()).isEqualTo(502);
    assertThat(token(VERSION_1, application(RESOURCE)).status()).isEqualTo(200);
  }

  private String application(String rest) {
    return "grant_type=client_credentials&client_id=%s&client_secret=%s&%s"
        .formatted(partner.clientId(), partner.clientSecret(), rest);
  }

  private String refresh(String refreshToken) {
    return "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
        .formatted(partner.clientId(), partner.clientSecret(), refreshToken);
  }

  private String error(String form) {
    ApiClient.Response response = token(VERSION_2, form);
    return response.value("/error") + " " + response.value("/error_codes/0");
  }

  private ApiClient.Response token(String path, String form) {
    return tokenOf(partner.tenantId(), path, form);
  }

  private ApiClient.Response tokenOf(String tenant, String path, String form) {
    return ApiClient.ofSource(simulator)
        .withHeader("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", URI.create(simulator.loginUrl() + "/" + tenant + path), form);
  }

  private ApiClient.Response listWith(ApiClient.Response token) {
    return ApiClient.ofSource(simulator)
        .withHeader("Authorization", "Bearer " + token.value("/access_token"))
        .list();
  }
}
