package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeviceCodeTest {

  private static final String SCOPE =
      LoginClient.PARTNER_CENTER + "/user_impersonation offline_access";

  private final PartnerCenterSimulator simulator =
      PartnerCenterSimulator.builder()
          .clock(SimulatedClock.stoppedAt(Instant.parse("2026-11-20T08:00:00Z")))
          .start();
  private final LoginClient login = LoginClient.ofSource(simulator);
  private final Logins logins = simulator.logins();

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void returnsACodeForTheUser() {
    ApiClient.Response response = login.requestDeviceCode(SCOPE);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.value("/user_code")).matches("[A-Z0-9]{9}");
    assertThat(response.value("/device_code")).hasSizeGreaterThan(40);
    assertThat(response.value("/verification_uri")).isEqualTo("https://microsoft.com/devicelogin");
    assertThat(response.json().at("/expires_in").isInt()).isTrue();
    assertThat(response.value("/expires_in")).isEqualTo("900");
    assertThat(response.value("/interval")).isEqualTo("5");
    assertThat(response.value("/message")).contains(response.value("/user_code"));
    assertThat(logins.pendingUserCodes()).containsExactly(response.value("/user_code"));
    assertThat(simulator.requests(Operation.DEVICE_CODE)).hasSize(1);
    assertThat(simulator.tokens().requests()).isZero();
  }

  @Test
  void issuesTokensOnceTheUserApproves() {
    String code = requestCode();
    assertThat(redeem(code)).isEqualTo("authorization_pending 70016");
    logins.approve(logins.pendingUserCodes().get(0));

    ApiClient.Response response = login.redeemDeviceCode(code);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.value("/scope"))
        .isEqualTo(LoginClient.PARTNER_CENTER + "/user_impersonation");
    assertThat(login.api(response).list().status()).isEqualTo(200);
    assertThat(LoginClient.claims(response).get("scp")).isEqualTo("user_impersonation");
    assertThat(LoginClient.claims(response).get("appidacr")).isEqualTo("0");
    assertThat(logins.pendingUserCodes()).isEmpty();
    assertThat(redeem(code)).isEqualTo("invalid_grant 54005");
  }

  @Test
  void acceptsTheShortFormOfTheGrant() {
    String code = requestCode();

    assertThat(
            LoginClient.error(
                login
                    .with("grant_type", "device_code")
                    .with("device_code", code)
                    .post(login.tokenUrl())))
        .isEqualTo("authorization_pending 70016");
  }

  @Test
  void issuesARefreshTokenOnlyForOfflineAccess() {
    String online =
        login.requestDeviceCode(LoginClient.PARTNER_CENTER + "/.default").value("/device_code");
    logins.approve(logins.pendingUserCodes().get(0));

    assertThat(login.redeemDeviceCode(online).json().has("refresh_token")).isFalse();
    assertThat(logIn().value("/refresh_token")).startsWith("simulated-refresh-");
  }

  @Test
  void refreshesTokensOfAPublicClientWithoutACredential() {
    String first = logIn().value("/refresh_token");

    ApiClient.Response refreshed = login.refresh(first);
    ApiClient.Response again = login.refresh(refreshed.value("/refresh_token"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(login.api(again).list().status()).isEqualTo(200);
    assertThat(LoginClient.error(login.refresh(simulator.sourcePartner().refreshToken())))
        .isEqualTo("invalid_client 7000218");
    String code = requestCode();
    logins.approve(logins.pendingUserCodes().get(0));
    String confidential = login.withSecret().redeemDeviceCode(code).value("/refresh_token");
    assertThat(LoginClient.error(login.refresh(confidential))).isEqualTo("invalid_client 7000218");
    assertThat(login.withSecret().refresh(confidential).status()).isEqualTo(200);
  }

  @Test
  void reportsThatTheUserDeclined() {
    String code = requestCode();
    logins.decline(logins.pendingUserCodes().get(0));

    assertThat(redeem(code)).isEqualTo("authorization_declined 65004");
    assertThat(logins.pendingUserCodes()).isEmpty();
  }

  @Test
  void expiresCodesAfterFifteenMinutes() {
    String code = requestCode();
    String userCode = logins.pendingUserCodes().get(0);
    simulator.clock().advance(Duration.ofSeconds(899));
    assertThat(redeem(code)).isEqualTo("authorization_pending 70016");

    simulator.clock().advance(Duration.ofSeconds(1));

    assertThat(redeem(code)).isEqualTo("expired_token 70020");
    assertThat(logins.pendingUserCodes()).isEmpty();
    assertThatThrownBy(() -> logins.approve(userCode)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void slowsDownAClientThatPollsFasterThanTheInterval() {
    String code = requestCode();
    assertThat(redeem(code)).isEqualTo("authorization_pending 70016");
    simulator.clock().advance(Duration.ofMillis(3_999));
    assertThat(redeem(code)).isEqualTo("slow_down 70016");
    simulator.clock().advance(Duration.ofSeconds(4));
    assertThat(redeem(code)).isEqualTo("authorization_pending 70016");

    logins.deviceCodeInterval(Duration.ofSeconds(20));
    simulator.clock().advance(Duration.ofSeconds(5));
    assertThat(redeem(code)).isEqualTo("slow_down 70016");
    assertThat(login.requestDeviceCode(SCOPE).value("/interval")).isEqualTo("20");
  }

  @Test
  void refusesUnknownCodes() {
    String code = requestCode();
    LoginClient target = LoginClient.of(simulator, simulator.targetPartner());

    assertThat(redeem("x")).isEqualTo("bad_verification_code 70018");
    assertThat(LoginClient.error(target.redeemDeviceCode(code)))
        .isEqualTo("bad_verification_code 70018");
    assertThatThrownBy(() -> logins.approve("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("User code x is not pending.");
    assertThatThrownBy(() -> logins.decline("x")).isInstanceOf(IllegalStateException.class);
    simulator.reset();
    assertThat(redeem(code)).isEqualTo("bad_verification_code 70018");
  }

  @Test
  void refusesWhatIsMissingOrUnknown() {
    assertThat(LoginClient.error(login.requestDeviceCode(""))).isEqualTo("invalid_request 900144");
    assertThat(LoginClient.error(login.with("client_id", "other").requestDeviceCode(SCOPE)))
        .isEqualTo("unauthorized_client 700016");
    assertThat(LoginClient.error(login.requestDeviceCode("https://unknown.example/.default")))
        .isEqualTo("invalid_resource 500011");
    assertThat(
            LoginClient.error(login.with("client_secret", "wrong").redeemDeviceCode(requestCode())))
        .isEqualTo("invalid_client 7000215");
  }

  @Test
  void doesNotInjectFaultsForTheApi() {
    simulator.faults().always(Fault.badGateway());
    assertThat(login.requestDeviceCode(SCOPE).status()).isEqualTo(200);

    simulator.faults().next(Operation.DEVICE_CODE, Fault.badGateway());
    assertThat(login.requestDeviceCode(SCOPE).status()).isEqualTo(502);
  }

  private String requestCode() {
    return login.requestDeviceCode(SCOPE).value("/device_code");
  }

  private ApiClient.Response logIn() {
    String code = requestCode();
    logins.approve(logins.pendingUserCodes().get(0));
    return login.redeemDeviceCode(code);
  }

  private String redeem(String deviceCode) {
    return LoginClient.error(login.redeemDeviceCode(deviceCode));
  }
}
