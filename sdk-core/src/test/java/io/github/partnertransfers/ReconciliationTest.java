package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A missing property of a listed transfer counts as a match; a different one does not. */
class ReconciliationTest {
  private static final String SOURCE = "5b2d7f1c-0c6f-4f0d-9a63-64c3a6b0f1a1";
  private static final String TARGET = "e0a4cbb1-2d8e-4c7c-8a3e-0b8f0f6c9d22";
  private static final String SUBSCRIPTION = "7c1f5b0e-93a4-4c7d-b6a5-2d1e8f90ab33";
  private static final String OTHER = "00000000-0000-0000-0000-000000000001";

  private final LegacyTransferRequest legacy =
      LegacyTransferRequest.builder()
          .sourcePartnerTenantId(SOURCE)
          .targetPartnerTenantId(TARGET)
          .addLineItems(
              LegacyTransferRequestLineItem.builder().subscriptionId(SUBSCRIPTION).build())
          .build();
  private final NewCommerceTransferRequest newCommerce =
      NewCommerceTransferRequest.builder()
          .sourcePartnerTenantId(SOURCE)
          .sourcePartnerName("Contoso")
          .customerEmailId("someone@example.com")
          .transferType(TransferType.NEW_COMMERCE)
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"createdTime\":\"2026-05-04T10:00:07.5Z\"",
        "\"createdTime\":\"2026-05-04T10:00:07Z\"", // A truncated fraction.
        "\"createdTime\":\"2026-05-04T10:00:08\"",
        "\"createdTime\":\"yesterday\"",
        "\"customerName\":\"x\""
      })
  void matchesTransfersThatMayHaveBeenCreatedSince(String property) {
    assertThat(matches(legacy, "2026-05-04T10:00:07.3Z", property)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"createdTime\":\"2026-05-04T10:00:07.2Z\"",
        "\"createdTime\":\"2026-05-04T10:00:06Z\"",
        "\"lineItems\":[{\"subscriptionId\":\"" + OTHER + "\"}]",
        "\"targetPartnerTenantId\":\"" + OTHER + "\""
      })
  void doesNotMatchEarlierTransfersAndOtherIds(String property) {
    assertThat(matches(legacy, "2026-05-04T10:00:07.3Z", property)).isFalse();
  }

  @Test
  void matchesANewCommerceTransferWithoutAType() {
    assertThat(matches(newCommerce, "2026-05-04T10:00:00Z", "\"x\":1")).isTrue();
    assertThat(matches(newCommerce, "2026-05-04T10:00:00Z", "\"transferType\":\"4711\"")).isFalse();
  }

  private static boolean matches(CreateTransferRequest request, String since, String property) {
    String target =
        property.contains("target") ? "" : "\"targetPartnerTenantId\":\"" + TARGET + "\",";
    TransferEntity listed =
        TransferEntity.fromJson(
            "{\"sourcePartnerTenantId\":\""
                + SOURCE.toUpperCase(Locale.ROOT)
                + "\","
                + target
                + property
                + "}");
    return new Reconciliation(request, Instant.parse(since)).matches(List.of(listed)).size() == 1;
  }
}
