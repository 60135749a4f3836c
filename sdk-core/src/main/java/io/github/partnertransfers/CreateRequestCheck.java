package io.github.partnertransfers;

import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import java.util.Objects;

/** Checks the ids and required texts of a create request. */
final class CreateRequestCheck {
  private CreateRequestCheck() {}

  static void check(CreateTransferRequest request) {
    Objects.requireNonNull(request, "request");
    if (request instanceof LegacyTransferRequest) {
      check((LegacyTransferRequest) request);
    } else if (request instanceof NewCommerceTransferRequest) {
      check((NewCommerceTransferRequest) request);
    } else {
      throw new IllegalArgumentException(
          "request must be a LegacyTransferRequest or a NewCommerceTransferRequest");
    }
  }

  private static void check(LegacyTransferRequest request) {
    Guid.check("sourcePartnerTenantId", request.sourcePartnerTenantId());
    Guid.check("targetPartnerTenantId", request.targetPartnerTenantId());
    for (LegacyTransferRequestLineItem item : request.lineItems()) {
      Guid.check("subscriptionId", item.subscriptionId());
    }
  }

  private static void check(NewCommerceTransferRequest request) {
    Guid.check("sourcePartnerTenantId", request.sourcePartnerTenantId());
    if (request.targetPartnerTenantId() != null) {
      Guid.check("targetPartnerTenantId", request.targetPartnerTenantId());
    }
    checkNotEmpty("sourcePartnerName", request.sourcePartnerName());
    checkNotEmpty("customerEmailId", request.customerEmailId());
  }

  private static void checkNotEmpty(String name, String value) {
    if (value.trim().isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }
}
