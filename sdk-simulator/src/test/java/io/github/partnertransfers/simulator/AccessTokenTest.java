package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessTokenTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private final PartnerCenterSimulator simulator =
      PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(NOW)).start();
  private final SimulatedPartner partner = simulator.sourcePartner();
  private final LoginClient login = LoginClient.ofSource(simulator).withSecret();

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void describesTheApplication() {
    simulator.tokens().lifetime(Duration.ofMinutes(30));

    LoginClient.Claims claims = LoginClient.claims(login.clientCredentials());

    assertThat(claims.get("aud")).isEqualTo(LoginClient.PARTNER_CENTER);
    assertThat(claims.get("iss")).isEqualTo("https://sts.windows.net/" + partner.tenantId() + "/");
    assertThat(claims.get("tid")).isEqualTo(partner.tenantId());
    assertThat(claims.get("appid")).isEqualTo(partner.clientId());
    assertThat(claims.get("appidacr")).isEqualTo("1");
    assertThat(claims.get("iat")).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(claims.get("exp")).isEqualTo(Long.toString(NOW.getEpochSecond() + 1800));
    assertThat(claims.get("ver")).isEqualTo("1.0");
    assertThat(claims.get("idtyp")).isEqualTo("app");
    assertThat(claims.get("roles")).isEqualTo("[]");
    assertThat(claims.json().has("scp")).isFalse();
    assertThat(claims.json().has("upn")).isFalse();
  }

  @Test
  void describesTheUser() {
    LoginClient.Claims claims = LoginClient.claims(login.refresh(partner.refreshToken()));

    assertThat(claims.get("scp")).isEqualTo("user_impersonation");
    assertThat(claims.get("upn"))
        .isEqualTo(partner.userPrincipalName())
        .isEqualTo("admin@fabrikam.onmicrosoft.com");
    assertThat(claims.get("name")).isEqualTo("Fabrikam administrator");
    assertThat(claims.get("oid")).isEqualTo(partner.userId());
    assertThat(claims.get("amr")).isEqualTo("[\"pwd\",\"mfa\"]");
    assertThat(claims.json().has("roles")).isFalse();
    String withoutMfa = simulator.tokens().issueRefreshTokenWithoutMfa(partner);
    assertThat(LoginClient.claims(login.refresh(withoutMfa)).get("amr")).isEqualTo("[\"pwd\"]");
  }

  @Test
  void namesTheRequestedAudience() {
    assertThat(
            LoginClient.claims(login.clientCredentials("https://graph.windows.net/.default"))
                .get("aud"))
        .isEqualTo("https://graph.windows.net");
  }

  @Test
  void differsFromTokenToToken() {
    assertThat(simulator.tokens().issue(partner))
        .startsWith("eyJ")
        .isNotEqualTo(simulator.tokens().issue(partner));
  }

  @Test
  void isRefusedWithAChangedClaimOrSignature() {
    String[] parts = simulator.tokens().issue(partner).split("\\.", -1);
    String[] ofTarget = simulator.tokens().issue(simulator.targetPartner()).split("\\.", -1);

    assertThat(listWith(String.join(".", parts))).isEqualTo(200);
    assertThat(listWith(parts[0] + "." + ofTarget[1] + "." + parts[2])).isEqualTo(401);
    assertThat(listWith(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
  }

  private int listWith(String token) {
    return ApiClient.ofSource(simulator)
        .withHeader("Authorization", "Bearer " + token)
        .list()
        .status();
  }
}
