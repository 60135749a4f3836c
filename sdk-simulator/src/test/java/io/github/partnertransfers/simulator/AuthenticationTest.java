package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class AuthenticationTest {

  private static final String ID = "8d58769e-0c46-4a4e-9e0d-6b9e7f9f2c11";

  private final PartnerCenterSimulator simulator;
  private ApiClient source;

  AuthenticationTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
  }

  @Test
  void requiresAValidAccessToken() {
    ApiClient.Response response = source.withHeader("Authorization", "Bearer wrong").list();

    assertThat(response.error()).isEqualTo("401 400");
    assertThat(response.header("WWW-Authenticate")).startsWith("OAuth realm=urn:cpsvc:cpid:");
    assertThat(source.withHeader("Authorization", "Basic dTpw").list().status()).isEqualTo(401);
    assertThat(source.list().status()).isEqualTo(200);
  }

  @Test
  void rejectsAnExpiredAccessToken() {
    simulator.tokens().lifetime(Duration.ofMinutes(5));
    source = ApiClient.ofSource(simulator);
    assertThat(source.list().status()).isEqualTo(200);

    simulator.clock().advance(Duration.ofMinutes(5));

    assertThat(source.list().status()).isEqualTo(401);
  }

  @Test
  void rejectsARevokedAccessToken() {
    simulator.tokens().revokeAccessTokens();

    assertThat(source.list().status()).isEqualTo(401);
    assertThat(ApiClient.ofSource(simulator).list().status()).isEqualTo(200);
  }

  @Test
  @OffContract("ids that are not GUIDs")
  void returns404ForUnknownCustomersAndTransfers() {
    assertThat(source.forCustomer(ID).list().error()).isEqualTo("404 60003");
    assertThat(source.forCustomer("contoso").list().error()).isEqualTo("404 60003");
    assertThat(source.get(ID).error()).isEqualTo("404 900100");
    assertThat(source.get("first").error()).isEqualTo("404 900100");
    String id = source.createLegacy(0).id();
    String other = simulator.addCustomer("Adventure Works").tenantId();
    assertThat(source.forCustomer(other).get(id).error()).isEqualTo("404 900100");
    assertThat(source.forCustomer(other).list().body()).isEqualTo("[]");
  }

  @Test
  void matchesIdsIgnoringCase() {
    String id = source.createLegacy(0).id().toUpperCase(java.util.Locale.ROOT);

    assertThat(source.get(id).status()).isEqualTo(200);
  }

  @Test
  @OffContract("paths and methods that the document does not have")
  void returns404ForUnknownPathsAnd405ForUnknownMethods() {
    ApiClient.Response unknownPath =
        source.send("GET", URI.create(simulator.url() + "/v1/customers"), "");
    ApiClient.Response put =
        source.send(
            "PUT",
            URI.create(
                simulator.url()
                    + "/v1/customers/"
                    + simulator.customer().tenantId()
                    + "/transfers"),
            "");

    assertThat(unknownPath.error()).isEqualTo("404 1000");
    assertThat(put.status()).isEqualTo(405);
  }

  @Test
  void echoesTheIdsOfTheRequest() {
    ApiClient.Response response =
        source.withHeader("ms-requestid", ID).withHeader("MS-CorrelationId", "c").list();

    assertThat(response.header("MS-RequestId")).isEqualTo(ID);
    assertThat(response.header("MS-CorrelationId")).isEqualTo("c");
    assertThat(source.list().header("MS-RequestId")).isNotEmpty();
  }

  @Test
  void sendsAByteOrderMarkExceptInListsOrWhenDisabled() {
    String id = source.createLegacy(0).id();
    assertThat(source.list().hasByteOrderMark()).isFalse();
    assertThat(source.list().header("Content-Type")).isEqualTo("application/json");
    assertThat(source.get(id).hasByteOrderMark()).isTrue();

    simulator.byteOrderMark(false);

    assertThat(source.get(id).hasByteOrderMark()).isFalse();
  }
}
