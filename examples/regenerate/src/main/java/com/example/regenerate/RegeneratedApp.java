package com.example.regenerate;

import com.example.story.TransferStory;
import com.example.transfers.model.TransferEntity;
import com.example.transfers.model.TransferStatus;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;

/**
 * An application that reads responses by models of its own. The SDK's models keep what they don't
 * describe, so their JSON has the properties of a preview.
 */
public final class RegeneratedApp {
  private RegeneratedApp() {}

  public static void main(String[] arguments) {
    try (TransfersClient client = TransferStory.client("SOURCE").build()) {
      CustomerTransfers customer = client.customer(TransferStory.setting("CUSTOMER"));
      String subscription =
          customer.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT).execute().get(0).id();
      LegacyTransferRequest request =
          LegacyTransferRequest.builder()
              .sourcePartnerTenantId(TransferStory.setting("SOURCE_TENANT"))
              .targetPartnerTenantId(TransferStory.setting("TARGET_TENANT"))
              .addLineItems(
                  LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build())
              .build();
      TransferEntity created = own(customer.create(request).execute());
      if (!TransferStatus.ACTIVE.equals(created.status()) || created.id() == null) {
        throw new IllegalStateException("Unexpected: " + created);
      }
      System.out.println("  created and read by models of its own: " + created.status());
    }
  }

  /** Returns a transfer as the application's own model. */
  static TransferEntity own(io.github.partnertransfers.model.TransferEntity transfer) {
    return TransferEntity.fromJson(transfer.toJson());
  }
}
