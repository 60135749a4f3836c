package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class AccessTest {

  private static final String ID = "8d58769e-0c46-4a4e-9e0d-6b9e7f9f2c11";

  private final PartnerCenterSimulator simulator;
  private Caller source;

  AccessTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void logIn() {
    source = Caller.source(simulator);
  }

  @Test
  void needsAValidToken() {
    Caller.Reply refused = source.with("Authorization", "Bearer wrong").list();

    assertThat(refused.refusal()).isEqualTo("401 400");
    assertThat(refused.header("WWW-Authenticate")).startsWith("OAuth realm=urn:cpsvc:cpid:");
    assertThat(source.with("Authorization", "Basic dTpw").list().status()).isEqualTo(401);
    assertThat(source.list().status()).isEqualTo(200);
  }

  @Test
  void endsWithTheToken() {
    simulator.tokens().lifetime(Duration.ofMinutes(5));
    source = Caller.source(simulator);
    assertThat(source.list().status()).isEqualTo(200);

    simulator.clock().advance(Duration.ofMinutes(5));

    assertThat(source.list().status()).isEqualTo(401);
  }

  @Test
  void endsWhenTokensAreRevoked() {
    simulator.tokens().revokeAccessTokens();

    assertThat(source.list().status()).isEqualTo(401);
    assertThat(Caller.source(simulator).list().status()).isEqualTo(200);
  }

  @Test
  @OffContract("ids that are no GUIDs")
  void knowsNoOtherCustomersAndTransfers() {
    assertThat(source.forCustomer(ID).list().refusal()).isEqualTo("404 60003");
    assertThat(source.forCustomer("contoso").list().refusal()).isEqualTo("404 60003");
    assertThat(source.get(ID).refusal()).isEqualTo("404 900100");
    assertThat(source.get("first").refusal()).isEqualTo("404 900100");
    String id = source.createLegacy(0).id();
    String other = simulator.addCustomer("Adventure Works").tenantId();
    assertThat(source.forCustomer(other).get(id).refusal()).isEqualTo("404 900100");
    assertThat(source.forCustomer(other).list().text()).isEqualTo("[]");
  }

  @Test
  void findsAnIdInAnyCase() {
    String id = source.createLegacy(0).id().toUpperCase(java.util.Locale.ROOT);

    assertThat(source.get(id).status()).isEqualTo(200);
  }

  @Test
  @OffContract("paths and methods that are none of the document's")
  void hasNothingElse() {
    Caller.Reply nothing = source.send("GET", URI.create(simulator.url() + "/v1/customers"), "");
    Caller.Reply put =
        source.send(
            "PUT",
            URI.create(
                simulator.url()
                    + "/v1/customers/"
                    + simulator.customer().tenantId()
                    + "/transfers"),
            "");

    assertThat(nothing.refusal()).isEqualTo("404 1000");
    assertThat(put.status()).isEqualTo(405);
  }

  @Test
  void echoesTheIdentityOfTheRequest() {
    Caller.Reply reply = source.with("ms-requestid", ID).with("MS-CorrelationId", "c").list();

    assertThat(reply.header("MS-RequestId")).isEqualTo(ID);
    assertThat(reply.header("MS-CorrelationId")).isEqualTo("c");
    assertThat(source.list().header("MS-RequestId")).isNotEmpty();
  }

  @Test
  void marksNoListsAndNothingAtAllIfAskedTo() {
    String id = source.createLegacy(0).id();
    assertThat(source.list().hasByteOrderMark()).isFalse();
    assertThat(source.list().header("Content-Type")).isEqualTo("application/json");
    assertThat(source.get(id).hasByteOrderMark()).isTrue();

    simulator.byteOrderMark(false);

    assertThat(source.get(id).hasByteOrderMark()).isFalse();
  }
}
