package example;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferEligibility;

/** An application that moves all that a customer may take along to another partner. */
final class MyTransfers implements AutoCloseable {
  private final String tenantId;
  private final TransfersClient client;

  MyTransfers(Cloud cloud, String tenantId, String clientId, String clientSecret) {
    this.tenantId = tenantId;
    client =
        TransfersClient.builder()
            .cloud(cloud)
            .credential(TokenProviders.clientSecret(tenantId, clientId, clientSecret))
            .build();
  }

  /** Asks the target partner to take over; returns the id of the transfer. */
  String moveAll(String customerId, String targetTenantId) {
    CustomerTransfers customer = client.customer(customerId);
    LegacyTransferRequest.Builder request =
        LegacyTransferRequest.builder()
            .sourcePartnerTenantId(tenantId)
            .targetPartnerTenantId(targetTenantId);
    for (TransferEligibility each :
        customer.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT).execute()) {
      String subscription = each.id();
      if (Boolean.TRUE.equals(each.isEligible()) && subscription != null) {
        request.addLineItems(
            LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build());
      }
    }
    return customer.create(request.build()).execute().id();
  }

  String status(String customerId, String transferId) {
    return String.valueOf(client.customer(customerId).get(transferId).execute().status());
  }

  @Override
  public void close() {
    client.close();
  }
}
