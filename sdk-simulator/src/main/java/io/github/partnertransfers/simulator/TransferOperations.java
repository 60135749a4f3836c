package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The seven operations: who may do what to which transfer, and what it answers. */
final class TransferOperations {

  private final PartnerCenter partnerCenter;
  private final LegacyTransfers legacy;
  private final NewCommerceTransfers newCommerce;

  TransferOperations(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
    this.legacy = new LegacyTransfers(partnerCenter);
    this.newCommerce = new NewCommerceTransfers(partnerCenter);
  }

  /**
   * Answers one request of {@code caller}.
   *
   * @throws Refusal if the service would refuse it
   */
  Answer perform(Route route, SimulatedPartner caller, RecordedRequest request) {
    SimulatedCustomer customer =
        partnerCenter
            .customer(route.first())
            .orElseThrow(() -> Refusal.tenantNotFound(route.first()));
    if (!customer.hasRelationship(caller)) {
      throw Refusal.noRelationship(customer);
    }
    return switch (route.operation()) {
      case LIST -> Answer.list(list(caller, customer));
      case GET -> Answer.entity(200, find(caller, customer, route.second()).seenBy(caller));
      case CREATE ->
          Answer.entity(201, create(caller, customer, RequestBody.parse(request.body())));
      case ACCEPT -> Answer.entity(200, accept(caller, find(caller, customer, route.second())));
      case UPDATE -> {
        Transfer transfer = find(caller, customer, route.second());
        update(caller, transfer, RequestBody.parse(request.body()));
        yield Answer.entity(200, transfer.seenBy(caller));
      }
      case WITHDRAW -> {
        withdraw(caller, find(caller, customer, route.second()));
        yield Answer.empty(204);
      }
      case ELIGIBILITY -> {
        Eligibility.requireTransferType(Form.parse(request.query()).get("transferType"));
        yield Answer.list(Eligibility.of(customer, caller, partnerCenter.transfers()));
      }
      case TOKEN -> throw new AssertionError("Tokens are not issued here.");
    };
  }

  private ArrayNode list(SimulatedPartner caller, SimulatedCustomer customer) {
    ArrayNode list = Json.array();
    for (Transfer transfer : partnerCenter.transfers().of(customer)) {
      if (transfer.isVisibleTo(caller)) {
        list.add(transfer.seenBy(caller));
      }
    }
    return list;
  }

  private Transfer find(SimulatedPartner caller, SimulatedCustomer customer, String id) {
    return partnerCenter
        .transfers()
        .find(id)
        .filter(transfer -> transfer.customer().equals(customer) && transfer.isVisibleTo(caller))
        .orElseThrow(() -> Refusal.transferNotFound(id));
  }

  ObjectNode create(SimulatedPartner caller, SimulatedCustomer customer, RequestBody body) {
    boolean hasLineItems = !body.lineItems().isEmpty();
    if (!hasLineItems && body.value("transferType").isEmpty()) {
      throw Refusal.invalidInput("lineItems or transferType is required.");
    }
    Transfer transfer =
        hasLineItems
            ? legacy.create(caller, customer, body)
            : newCommerce.create(caller, customer, body);
    partnerCenter.transfers().add(transfer);
    ObjectNode view = transfer.seenBy(caller);
    return hasLineItems ? LegacyTransfers.asCreated(view) : view;
  }

  ObjectNode accept(SimulatedPartner caller, Transfer transfer) {
    requireLegacy(transfer, "a requested transfer is accepted by PATCH with line items.");
    List<LineItemOutcome> outcomes = legacy.accept(caller, transfer);
    return Orders.submitResult(transfer, outcomes, partnerCenter.instant());
  }

  void update(SimulatedPartner caller, Transfer transfer, RequestBody body) {
    body.text("id")
        .filter(id -> !id.equalsIgnoreCase(transfer.id()))
        .ifPresent(
            id -> {
              throw Refusal.invalidProperty("id is not the id of the path.");
            });
    String status = body.text("status").orElse("");
    if (Status.asksToReject(status)) {
      requireLegacy(transfer, "a requested transfer is not rejected, it expires.");
      legacy.reject(caller, transfer);
    } else if (Status.asksToCancel(status)) {
      requireNewCommerce(transfer, "a transfer with line items is withdrawn, not cancelled.");
      newCommerce.cancel(caller, transfer);
    } else if (!body.lineItems().isEmpty()) {
      requireNewCommerce(transfer, "a transfer that the source created is accepted by POST.");
      newCommerce.accept(caller, transfer, body);
    } else {
      throw Refusal.invalidInput("Neither a status that is known nor line items were sent.");
    }
  }

  void withdraw(SimulatedPartner caller, Transfer transfer) {
    requireLegacy(transfer, "a requested transfer is cancelled, not withdrawn.");
    legacy.withdraw(caller, transfer);
  }

  private static void requireLegacy(Transfer transfer, String otherwise) {
    if (transfer.generation() != Generation.LEGACY) {
      throw Refusal.notSupported(otherwise);
    }
  }

  private static void requireNewCommerce(Transfer transfer, String otherwise) {
    if (transfer.generation() != Generation.NEW_COMMERCE) {
      throw Refusal.notSupported(otherwise);
    }
  }
}
