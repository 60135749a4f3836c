package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.http.Response;
import io.github.partnertransfers.simulator.internal.http.Route;
import java.util.List;

/** The operations on transfers. */
public final class TransferOperations {

  private final PartnerCenter partnerCenter;
  private final LegacyTransfers legacy;
  private final NewCommerceTransfers newCommerce;

  public TransferOperations(PartnerCenter partnerCenter) {
    this.partnerCenter = partnerCenter;
    this.legacy = new LegacyTransfers(partnerCenter);
    this.newCommerce = new NewCommerceTransfers(partnerCenter);
  }

  /**
   * Performs the operation that {@code caller} requests.
   *
   * @throws ApiException if the service would respond with an error
   */
  public Response perform(Route route, Partner caller, RecordedRequest request) {
    Customer customer =
        partnerCenter
            .findCustomer(route.tenantId())
            .orElseThrow(() -> ApiException.tenantNotFound(route.tenantId()));
    if (!customer.hasRelationship(caller)) {
      throw ApiException.noRelationship(customer);
    }
    return switch (route.operation()) {
      case LIST -> Response.list(list(caller, customer));
      case GET -> Response.entity(200, find(caller, customer, route).viewFor(caller));
      case CREATE ->
          Response.entity(201, create(caller, customer, RequestBody.parse(request.body())));
      case ACCEPT -> Response.entity(200, accept(caller, find(caller, customer, route)));
      case UPDATE -> {
        Transfer transfer = find(caller, customer, route);
        update(caller, transfer, RequestBody.parse(request.body()));
        ObjectNode view = transfer.viewFor(caller);
        boolean canceled = Status.isCancel(transfer.status());
        yield Response.entity(200, canceled ? NewCommerceTransfers.toCancelResponse(view) : view);
      }
      case WITHDRAW -> {
        withdraw(caller, find(caller, customer, route));
        yield Response.empty(204);
      }
      case ELIGIBILITY -> {
        Eligibility.requireTransferType(FormBody.parse(request.query()).get("transferType"));
        yield Response.list(Eligibility.of(customer, caller, partnerCenter.transfers()));
      }
      default -> throw new AssertionError(route.operation() + " is not on transfers.");
    };
  }

  private ArrayNode list(Partner caller, Customer customer) {
    ArrayNode list = Json.array();
    for (Transfer transfer : partnerCenter.transfers().of(customer)) {
      if (transfer.isVisibleTo(caller)) {
        list.add(transfer.viewFor(caller));
      }
    }
    return list;
  }

  private Transfer find(Partner caller, Customer customer, Route route) {
    return partnerCenter
        .transfers()
        .find(route.id())
        .filter(transfer -> transfer.customer().equals(customer) && transfer.isVisibleTo(caller))
        .orElseThrow(() -> ApiException.transferNotFound(route.id()));
  }

  ObjectNode create(Partner caller, Customer customer, RequestBody body) {
    boolean hasLineItems = !body.lineItems().isEmpty();
    if (!hasLineItems && body.value("transferType").isEmpty()) {
      throw ApiException.invalidInput("lineItems or transferType is required.");
    }
    Transfer transfer =
        hasLineItems
            ? legacy.create(caller, customer, body)
            : newCommerce.create(caller, customer, body);
    partnerCenter.transfers().add(transfer);
    transfer.created(partnerCenter.instant());
    ObjectNode view = transfer.viewFor(caller);
    return hasLineItems ? LegacyTransfers.toCreateResponse(view) : view;
  }

  ObjectNode accept(Partner caller, Transfer transfer) {
    requireLegacy(transfer, "accept a requested transfer by PATCH with line items.");
    List<LineItemOutcome> outcomes = legacy.accept(caller, transfer);
    return TransferSubmitResult.of(transfer, outcomes, partnerCenter.instant());
  }

  void update(Partner caller, Transfer transfer, RequestBody body) {
    if (!body.text("id").orElse(transfer.id()).equalsIgnoreCase(transfer.id())) {
      throw ApiException.invalidProperty("id differs from the id in the path.");
    }
    String status = body.text("status").orElse("");
    if (Status.isReject(status)) {
      requireLegacy(transfer, "a requested transfer cannot be rejected; it expires.");
      legacy.reject(caller, transfer);
    } else if (Status.isCancel(status)) {
      requireNewCommerce(transfer, "withdraw a transfer with line items instead of canceling it.");
      newCommerce.cancel(caller, transfer);
    } else if (!body.lineItems().isEmpty()) {
      requireNewCommerce(transfer, "accept a transfer that the source created by POST.");
      newCommerce.accept(caller, transfer, body);
    } else {
      throw ApiException.invalidInput("A known status or lineItems is required.");
    }
  }

  void withdraw(Partner caller, Transfer transfer) {
    requireLegacy(transfer, "cancel a requested transfer instead of withdrawing it.");
    legacy.withdraw(caller, transfer);
  }

  private static void requireLegacy(Transfer transfer, String otherwise) {
    if (transfer.generation() != Generation.LEGACY) {
      throw ApiException.notSupported(otherwise);
    }
  }

  private static void requireNewCommerce(Transfer transfer, String otherwise) {
    if (transfer.generation() != Generation.NEW_COMMERCE) {
      throw ApiException.notSupported(otherwise);
    }
  }
}
