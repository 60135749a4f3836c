package io.github.partnertransfers.tests.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.PartnerCenterSimulatorExtension;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A managed identity of Azure, with azure-identity and an endpoint as on App Service. */
@ExtendWith(PartnerCenterSimulatorExtension.class)
@Timeout(120)
class ManagedIdentityTest {
  private static final String ISSUER = "https://login.microsoftonline.com/some-tenant/v2.0";
  private static final String SUBJECT = "e1f2a3b4-0000-0000-0000-000000000001";

  private final HeldCertificate azure = new HeldCertificate.Builder().rsa2048().build();
  private final List<URI> asked = new CopyOnWriteArrayList<>();
  private HttpServer endpoint;

  @BeforeEach
  void serveTokens() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext(
        "/msi/token",
        exchange -> {
          asked.add(exchange.getRequestURI());
          byte[] body =
              ("{\"access_token\": \"%s\", \"expires_on\": \"%d\", \"resource\": \"x\","
                      + " \"token_type\": \"Bearer\"}")
                  .formatted(token(), Instant.now().plusSeconds(3_600).getEpochSecond())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  private String token() {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader(JWSAlgorithm.RS256),
              new JWTClaimsSet.Builder()
                  .issuer(ISSUER)
                  .subject(SUBJECT)
                  .audience("api://AzureADTokenExchange")
                  .notBeforeTime(Date.from(Instant.now().minusSeconds(60)))
                  .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                  .build());
      jwt.sign(new RSASSASigner(azure.keyPair().getPrivate()));
      return jwt.serialize();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void applicationLogsInWithItsManagedIdentity(PartnerCenterSimulator simulator) throws Exception {
    simulator
        .logins()
        .registerFederatedIdentity(
            simulator.sourcePartner(), ISSUER, SUBJECT, azure.keyPair().getPublic());

    assertThat(runExample(simulator)).contains("0 transfers were listed");

    assertThat(asked).isNotEmpty();
    assertThat(asked.get(0).getQuery()).contains("resource=api://AzureADTokenExchange");
  }

  @Test
  void identityThatIsNotRegisteredIsRefused(PartnerCenterSimulator simulator) throws Exception {
    assertThat(runExample(simulator)).contains("NotAuthorizedException", "AADSTS70021");
  }

  /** In a process of its own, as azure-identity finds the endpoint by environment variables. */
  private String runExample(PartnerCenterSimulator simulator) throws Exception {
    SimulatedPartner partner = simulator.sourcePartner();
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ManagedIdentityExample.class.getName(),
            partner.tenantId(),
            partner.clientId(),
            simulator.url(),
            simulator.loginUrl(),
            simulator.customer().tenantId());
    String url = "http://127.0.0.1:" + endpoint.getAddress().getPort();
    process.environment().put("IDENTITY_ENDPOINT", url + "/msi/token");
    process.environment().put("IDENTITY_HEADER", "some-header");
    Process running = process.redirectErrorStream(true).start();
    String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    running.waitFor();
    return out;
  }
}
