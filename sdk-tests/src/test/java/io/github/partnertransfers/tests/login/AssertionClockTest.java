package io.github.partnertransfers.tests.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.tests.fixtures.RandomCases;
import io.github.partnertransfers.tests.fixtures.SimulatorClients;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import java.util.random.RandomGenerator;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When an assertion is valid, for random clocks and lifetimes. Entra tolerates five minutes. */
class AssertionClockTest {
  private static final HeldCertificate HELD = new HeldCertificate.Builder().rsa2048().build();
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Cases closer to a limit than this depend on how long the test takes. */
  private static final long UNDECIDED_SECONDS = 30;

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();

  @Test
  void assertionOfTheClientIsValidForTenMinutesAndTheTolerance() {
    RandomCases.of(25, random -> random.nextLong(-1_200, 2_400))
        .check(
            seconds -> {
              if (Math.abs(seconds + 300) > UNDECIDED_SECONDS
                  && Math.abs(seconds - 900) > UNDECIDED_SECONDS) {
                boolean isValid = seconds > -300 && seconds < 900;
                Instant time = Instant.now().plusSeconds(seconds);
                assertThat(refusal(time, certificate())).isEqualTo(isValid ? null : "AADSTS700024");
              }
            });
  }

  /** The times of an assertion, in seconds from the login's time. */
  private record Times(long notBefore, long expiry) {
    static Times random(RandomGenerator random) {
      long notBefore = random.nextLong(-900, 900);
      return new Times(notBefore, notBefore + random.nextLong(1, 1_200));
    }

    boolean isValid() {
      return notBefore <= TOLERANCE.toSeconds() && expiry > -TOLERANCE.toSeconds();
    }

    boolean isDecided() {
      return Math.abs(notBefore - TOLERANCE.toSeconds()) > 1
          && Math.abs(expiry + TOLERANCE.toSeconds()) > 1;
    }
  }

  @Test
  void anyAssertionIsValidBetweenItsTimesAndTheTolerance() {
    Instant time = Instant.parse("2026-11-27T10:00:00Z");
    RandomCases.of(50, Times::random)
        .check(
            times -> {
              if (times.isDecided()) {
                assertThat(refusal(time, assertion(time, times)))
                    .isEqualTo(times.isValid() ? null : "AADSTS700024");
              }
            });
  }

  private static Credential certificate() {
    return (partner, url) ->
        ClientCredential.certificate(HELD.keyPair().getPrivate(), HELD.certificate());
  }

  private static Credential assertion(Instant time, Times times) {
    return (partner, url) -> ClientCredential.assertion(() -> sign(partner, url, time, times));
  }

  private static String sign(SimulatedPartner partner, String url, Instant time, Times times)
      throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(HELD.certificate().getEncoded());
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.PS256)
                .x509CertSHA256Thumbprint(Base64URL.encode(hash))
                .build(),
            new JWTClaimsSet.Builder()
                .audience(url + "/" + partner.tenantId() + "/oauth2/v2.0/token")
                .issuer(partner.clientId())
                .subject(partner.clientId())
                .jwtID(UUID.randomUUID().toString())
                .notBeforeTime(Date.from(time.plusSeconds(times.notBefore)))
                .expirationTime(Date.from(time.plusSeconds(times.expiry)))
                .build());
    jwt.sign(new RSASSASigner(HELD.keyPair().getPrivate()));
    return jwt.serialize();
  }

  private interface Credential {
    ClientCredential of(SimulatedPartner partner, String loginUrl);
  }

  /** Logs in at a time of the login's clock. Returns the error code, or null. */
  private @Nullable String refusal(Instant time, Credential credential) {
    SimulatedClock clock = SimulatedClock.stoppedAt(time.truncatedTo(ChronoUnit.SECONDS));
    try (PartnerCenterSimulator simulator = PartnerCenterSimulator.builder().clock(clock).start()) {
      SimulatedPartner partner = simulator.sourcePartner();
      simulator.logins().registerCertificate(partner, HELD.certificate());
      try (TransfersClient client =
          TransfersClient.builder()
              .cloud(SimulatorClients.cloud(simulator))
              .httpClient(leaks.http())
              .credential(
                  TokenProviders.clientCredentials(
                      partner.tenantId(),
                      partner.clientId(),
                      credential.of(partner, simulator.loginUrl())))
              .build()) {
        SimulatorClients.list(simulator, client).execute();
        return null;
      } catch (NotAuthorizedException e) {
        return String.valueOf(e.code());
      }
    }
  }
}
