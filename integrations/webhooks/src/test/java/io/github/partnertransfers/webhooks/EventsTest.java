package io.github.partnertransfers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of bodies that are signed. */
class EventsTest {
  private static final String CUSTOMER = Sender.CUSTOMER;
  private static final String TRANSFER = Sender.TRANSFER;

  @Test
  void theTestEventNamesNothing() throws Exception {
    WebhookEvent event = read(Sender.sample("docs-webhook-test-event.json"));

    assertThat(event.name()).isEqualTo(WebhookEvent.TEST_CREATED);
    assertThat(event.isAboutTransfer()).isFalse();
    assertThat(event.customerId()).isNull();
    assertThat(event.transferId()).isNull();
    assertThat(event.auditUri()).isNull();
    assertThat(event.changedAt()).isEqualTo("2017-11-16T16:19:06.352027600Z");
  }

  @Test
  void readsTheDocumentedUri() throws Exception {
    WebhookEvent event =
        read(
            event(
                "Transfer",
                "https://api.example.com/webhooks/v1/customers/%s/transfers/%s"
                    .formatted(CUSTOMER, TRANSFER),
                ""));

    assertThat(event.customerId()).isEqualTo(CUSTOMER);
    assertThat(event.transferId()).isEqualTo(TRANSFER);
  }

  @Test
  void tellsOtherResourcesApart() throws Exception {
    WebhookEvent event =
        read(
            event(
                "Subscription",
                "https://api.example.com/v1/customers/%s/subscriptions/%s"
                    .formatted(CUSTOMER, TRANSFER),
                "https://api.example.com/auditactivity/v1/auditrecords/p_%s_%s_x"
                    .formatted(TRANSFER, TRANSFER)));

    assertThat(event.isAboutTransfer()).isFalse();
    assertThat(event.resourceName()).isEqualTo("Subscription");
    assertThat(event.customerId()).isEqualTo(CUSTOMER);
    assertThat(event.transferId()).isNull();
  }

  @Test
  void takesTheCustomerOfATransferFromTheRecordIfNeedBe() throws Exception {
    WebhookEvent event =
        read(
            event(
                "transfer",
                "",
                "/auditrecords/p_%s_%s_updatetransfer_1".formatted(CUSTOMER, TRANSFER)));

    assertThat(event.customerId()).isEqualTo(CUSTOMER);
    assertThat(event.transferId()).isEqualTo(TRANSFER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "/auditrecords/a_b_c_d_e",
        "/auditrecords/%1$s",
        "/auditrecords/%1$s_%2$s",
        "/auditrecords/p_%1$s0_%2$s_x",
        "/auditrecords/p_%1$s_%2$s0_x",
        "/auditrecords/p_%1$s/%2$s_x",
        "/auditrecords/p_%1$s_%2$s?_x",
        "/customers/%1$s0/transfers/%2$s"
      })
  void whatIsNoIdIsNotTakenForOne(String uri) throws Exception {
    String formatted = uri.formatted(CUSTOMER, TRANSFER);

    assertThat(read(event("Transfer", formatted, formatted)).transferId()).isNull();
  }

  @Test
  void toleratesWhatTheServiceMayChange() throws Exception {
    WebhookEvent event =
        read(
            "\uFEFF{'eventname':'a-new-event','Other':{'a':[1,{}]},'AuditUrl':'https://a/b',"
                + "'ResourceName':7,'resourceChangeUtcDate':'2026-11-27T12:00:00.1234567'}");

    assertThat(event.name()).isEqualTo("a-new-event");
    assertThat(event.auditUri()).isEqualTo("https://a/b");
    assertThat(event.resourceName()).isNull();
    assertThat(event.changedAt()).isEqualTo(Instant.parse("2026-11-27T12:00:00.1234567Z"));
    assertThat(event.json()).startsWith("{");
    assertThat(event).hasToString(event.toString()).asString().contains("a-new-event");
  }

  private static String event(String resource, String resourceUri, String auditUri) {
    return "{'EventName':'update-transfer','ResourceName':'%s','ResourceUri':'%s','AuditUri':'%s',"
            .formatted(resource, resourceUri, auditUri)
        + "'ResourceChangeUtcDate':'2026-11-27T12:00:00Z'}";
  }

  private static WebhookEvent read(String json) throws RefusedException {
    return EventReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
