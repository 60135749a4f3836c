package io.github.partnertransfers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated builders, tested with models that have each kind of property. */
class ModelBuilderTest {
  @Test
  void messageNamesAllMissingProperties() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LegacyTransferRequest.builder().build())
        .withMessage(
            "Cannot build LegacyTransferRequest, required attributes are not set:"
                + " [sourcePartnerTenantId, targetPartnerTenantId]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LegacyTransferRequest.fromJson("{\"sourcePartnerTenantId\":null}"))
        .withMessageContaining("[sourcePartnerTenantId, targetPartnerTenantId]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request().build())
        .withMessage("Cannot build LegacyTransferRequest, lineItems must have at least 1 item");
  }

  @Test
  void settersRejectNull() {
    LegacyTransferRequest.Builder builder = request();

    assertThatNullPointerException()
        .isThrownBy(() -> builder.sourcePartnerTenantId(null))
        .withMessage("sourcePartnerTenantId");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.addLineItems(null))
        .withMessage("lineItems");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.lineItems(Collections.singletonList(null)))
        .withMessage("lineItems");
    assertThatNullPointerException().isThrownBy(() -> builder.additionalProperties(null));
    assertThatNullPointerException()
        .isThrownBy(
            () ->
                OrderLineItem.builder().provisioningContext(Collections.singletonMap("name", null)))
        .withMessage("provisioningContext");
  }

  @Test
  void modelsCopyListsAndMaps() {
    List<LegacyTransferRequestLineItem> given = new ArrayList<>(Arrays.asList(item("a")));
    LegacyTransferRequest.Builder builder = request().lineItems(given);
    LegacyTransferRequest first = builder.build();

    given.add(item("given later"));
    LegacyTransferRequest second = builder.addLineItems(item("b")).build();
    LegacyTransferRequest third = first.toBuilder().addLineItems(item("c")).build();

    assertThat(first.lineItems()).containsExactly(item("a"));
    assertThat(second.lineItems()).containsExactly(item("a"), item("b"));
    assertThat(third.lineItems()).containsExactly(item("a"), item("c"));
    assertThat(first)
        .isNotEqualTo(second)
        .isEqualTo(third.toBuilder().lineItems(first.lineItems()).build());
  }

  @Test
  void listsAndMapsOfAValueCannotBeChanged() {
    LegacyTransferRequest built = request().addLineItems(item("a")).build();
    LegacyTransferRequest read = LegacyTransferRequest.fromJson(built.toJson());
    Map<String, String> context = new HashMap<>(Collections.singletonMap("name", "value"));
    OrderLineItem order = OrderLineItem.builder().provisioningContext(context).build();
    OrderLineItem readOrder = OrderLineItem.fromJson(order.toJson());
    context.clear();

    assertThat(read).isEqualTo(built).hasSameHashCodeAs(built);
    assertImmutable(() -> built.lineItems().clear());
    assertImmutable(() -> read.lineItems().clear());
    assertImmutable(() -> order.provisioningContext().clear());
    assertImmutable(() -> readOrder.provisioningContext().clear());
    assertThat(order.provisioningContext()).containsOnlyKeys("name");
    assertThat(read.toBuilder().addLineItems(item("b")).build().lineItems()).hasSize(2);
  }

  private static void assertImmutable(Runnable change) {
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
  }

  private static LegacyTransferRequest.Builder request() {
    return LegacyTransferRequest.builder()
        .sourcePartnerTenantId("source")
        .targetPartnerTenantId("target");
  }

  private static LegacyTransferRequestLineItem item(String subscriptionId) {
    return LegacyTransferRequestLineItem.builder().subscriptionId(subscriptionId).build();
  }
}
