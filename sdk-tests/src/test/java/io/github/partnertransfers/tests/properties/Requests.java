package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.ProductType;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferType;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;

/** What the two partners of a simulator ask for. */
record Requests(PartnerCenterSimulator simulator) {
  LegacyTransferRequest legacy(String subscription) {
    return LegacyTransferRequest.builder()
        .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
        .targetPartnerTenantId(simulator.targetPartner().tenantId())
        .addLineItems(LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build())
        .build();
  }

  NewCommerceTransferRequest newCommerce() {
    return NewCommerceTransferRequest.builder()
        .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
        .sourcePartnerName(simulator.sourcePartner().name())
        .customerEmailId("someone@example.com")
        .transferType(TransferType.NEW_COMMERCE)
        .build();
  }

  /** What the source partner adds to a new-commerce transfer to accept it. */
  static TransferEntity gift(String subscription) {
    return TransferEntity.builder()
        .addLineItems(
            TransferLineItem.builder()
                .subscriptionId(subscription)
                .productType(ProductType.ONLINE_SERVICES_NCE)
                .build())
        .build();
  }
}
