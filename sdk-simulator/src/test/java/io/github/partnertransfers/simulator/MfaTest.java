package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class MfaTest {

  private static final String SCOPE = LoginClient.PARTNER_CENTER + "/.default offline_access";

  private final PartnerCenterSimulator simulator;
  private LoginClient login;
  private ApiClient.Response withMfa;
  private ApiClient.Response withoutMfa;
  private ApiClient.Response application;

  MfaTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void logIn() {
    login = LoginClient.ofSource(simulator).withSecret();
    withMfa = login.refresh(simulator.sourcePartner().refreshToken());
    withoutMfa =
        login.refresh(simulator.tokens().issueRefreshTokenWithoutMfa(simulator.sourcePartner()));
    application = login.clientCredentials();
  }

  @Test
  void isNotRequiredByDefault() {
    assertThat(login.api(withoutMfa).list().status()).isEqualTo(200);

    simulator.logins().requireMfa(true);
    simulator.reset();

    assertThat(login.api(login.refresh(withoutMfaToken())).list().status()).isEqualTo(200);
  }

  @Test
  void isRequiredOfUsersOnly() {
    simulator.logins().requireMfa(true);

    ApiClient.Response refused = login.api(withoutMfa).list();
    assertThat(refused.error()).isEqualTo("401 900421");
    assertThat(refused.header("WWW-Authenticate")).startsWith("OAuth realm=");
    assertThat(login.api(withMfa).list().status()).isEqualTo(200);
    assertThat(login.api(application).list().status()).isEqualTo(200);
  }

  @Test
  void isKeptByRefreshTokens() {
    simulator.logins().requireMfa(true);

    assertThat(listWithRefreshed(withMfa).status()).isEqualTo(200);
    assertThat(listWithRefreshed(withoutMfa).error()).isEqualTo("401 900421");
  }

  @Test
  void dependsOnTheUserOfADeviceCode() {
    simulator.logins().requireMfa(true);
    String first = login.requestDeviceCode(SCOPE).value("/device_code");
    simulator.logins().approve(simulator.logins().pendingUserCodes().get(0));
    String second = login.requestDeviceCode(SCOPE).value("/device_code");
    simulator.logins().approveWithoutMfa(simulator.logins().pendingUserCodes().get(0));

    ApiClient.Response approved = login.redeemDeviceCode(first);
    ApiClient.Response approvedWithoutMfa = login.redeemDeviceCode(second);

    assertThat(login.api(approved).list().status()).isEqualTo(200);
    assertThat(login.api(approvedWithoutMfa).list().error()).isEqualTo("401 900421");
    assertThat(listWithRefreshed(approvedWithoutMfa).error()).isEqualTo("401 900421");
  }

  @Test
  void isReportedIfTheRequestAsks() {
    assertThat(compliance(withMfa, "true")).isEqualTo("true");
    assertThat(compliance(withoutMfa, "True")).isEqualTo("false");
    assertThat(compliance(application, "true")).isEmpty();
    assertThat(compliance(withMfa, "false")).isEmpty();
    assertThat(login.api(withMfa).list().header("isMfaCompliant")).isEmpty();

    simulator.logins().requireMfa(true);
    assertThat(compliance(withoutMfa, "true")).isEqualTo("false");
  }

  private String compliance(ApiClient.Response token, String validateMfa) {
    return login.api(token).withHeader("ValidateMfa", validateMfa).list().header("isMfaCompliant");
  }

  private String withoutMfaToken() {
    return simulator.tokens().issueRefreshTokenWithoutMfa(simulator.sourcePartner());
  }

  private ApiClient.Response listWithRefreshed(ApiClient.Response token) {
    return login.api(login.refresh(token.value("/refresh_token"))).list();
  }
}
