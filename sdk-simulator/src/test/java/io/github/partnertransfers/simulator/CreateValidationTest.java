package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.contract.OffContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PartnerCenterSimulatorExtension.class)
final class CreateValidationTest {

  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  private final PartnerCenterSimulator simulator;
  private ApiClient source;
  private ApiClient target;

  CreateValidationTest(PartnerCenterSimulator simulator) {
    this.simulator = simulator;
  }

  @BeforeEach
  void createClients() {
    source = ApiClient.ofSource(simulator);
    target = ApiClient.ofTarget(simulator);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "none | 400 800002",
        "[] | 400 800002",
        "{} | 400 800002",
        "{'targetPartnerTenantId':'T','lineItems':[{'subscriptionId':'0'}]} | 400 800002",
        "{'sourcePartnerTenantId':'S','lineItems':[{'subscriptionId':'0'}]} | 400 800002",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'T','lineItems':[{}]} | 400 800002",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'T','lineItems':[]} | 400 800002",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'T','lineItems':['0']} | 400 3000",
        "{'sourcePartnerTenantId':'x','targetPartnerTenantId':'T','lineItems':[{'subscriptionId':'0'}]} | 400 3000",
        "{'sourcePartnerTenantId':7,'targetPartnerTenantId':'T','lineItems':[{'subscriptionId':'0'}]} | 400 3000",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'S','lineItems':[{'subscriptionId':'0'}]} | 400 900148",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'U','lineItems':[{'subscriptionId':'0'}]} | 404 60003",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'T','lineItems':[{'subscriptionId':'U'}]} | 400 800078",
        "{'sourcePartnerTenantId':'S','targetPartnerTenantId':'T','lineItems':[{'subscriptionId':'0'},{'subscriptionId':'0'}]} | 400 3000",
      })
  @OffContract("invalid requests")
  void rejectsAnInvalidLegacyTransfer(String body, String error) {
    assertThat(source.create(resolvePlaceholders(body)).error()).isEqualTo(error);
    assertThat(simulator.transfers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'sourcePartnerName':'n','customerEmailId':'e','transferType':3} | 400 800002",
        "{'sourcePartnerTenantId':'S','customerEmailId':'e','transferType':3} | 400 800002",
        "{'sourcePartnerTenantId':'S','sourcePartnerName':'n','transferType':3} | 400 800002",
        "{'sourcePartnerTenantId':'S','sourcePartnerName':'n','customerEmailId':'e'} | 400 800002",
        "{'sourcePartnerTenantId':'S','sourcePartnerName':'n','customerEmailId':'e','transferType':'x'} | 400 900126",
        "{'sourcePartnerTenantId':'T','sourcePartnerName':'n','customerEmailId':'e','transferType':3} | 400 900148",
        "{'sourcePartnerTenantId':'U','sourcePartnerName':'n','customerEmailId':'e','transferType':3} | 404 60003",
        "{'sourcePartnerTenantId':'S','sourcePartnerName':'n','customerEmailId':'e','transferType':3,'targetPartnerTenantId':'S'} | 403 900150",
      })
  @OffContract("invalid requests")
  void rejectsAnInvalidRequestedTransfer(String body, String error) {
    assertThat(target.create(resolvePlaceholders(body)).error()).isEqualTo(error);
    assertThat(simulator.transfers()).isEmpty();
  }

  private String resolvePlaceholders(String body) {
    return body.replace("'S'", "'" + simulator.sourcePartner().tenantId() + "'")
        .replace("'T'", "'" + simulator.targetPartner().tenantId() + "'")
        .replace("'U'", "'" + UNKNOWN + "'")
        .replace("'0'", "'" + simulator.customer().subscriptions().get(0).id() + "'");
  }

  @Test
  @OffContract("the case of names that a client in production uses")
  void matchesPropertyNamesIgnoringCase() {
    String body = source.legacyBody(0).replace("subscriptionId", "SubscriptionID");

    assertThat(source.create(body.replace("source", "Source")).status()).isEqualTo(201);
  }

  @Test
  void rejectsASubscriptionInAnotherOpenTransfer() {
    source.createLegacy(0);

    ApiClient.Response second = source.createLegacy(1, 0);

    assertThat(second.error()).isEqualTo("409 900101");
    assertThat(second.json().at("/code").isTextual()).isTrue();
    assertThat(second.value("/description")).isNotEmpty();
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void rejectsASubscriptionThatIsNotActive() {
    simulator.customer().subscriptions().get(0).state(SubscriptionState.SUSPENDED);

    assertThat(source.createLegacy(0).error()).isEqualTo("400 800078");
  }

  @Test
  void rejectsAPartnerWithoutRelationship() {
    simulator.customer().endRelationship(simulator.targetPartner());

    assertThat(source.createLegacy(0).error()).isEqualTo("403 20002");
    assertThat(target.list().error()).isEqualTo("403 20002");
    assertThat(source.list().status()).isEqualTo(200);
  }

  @Test
  @OffContract("an invalid request")
  void writesNumericErrorCodesWhenEnabled() {
    simulator.numericErrorCodes(true);

    assertThat(source.create("{}").json().at("/code").intValue()).isEqualTo(800002);
  }
}
