package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferSubmitResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The transfers of one customer. Each method checks its arguments and returns a call; nothing is
 * sent before the call is executed.
 *
 * <p>There are two generations of transfers. A <em>legacy</em> one is created by the source partner
 * with the subscriptions to move, and accepted or rejected by the target partner. A
 * <em>new-commerce</em> one is asked for by the target partner, and accepted by the source partner,
 * who chooses the line items, with {@link #acceptNewCommerce}.
 *
 * <p>All methods throw {@link IllegalArgumentException} for an id that isn't a GUID. Immutable and
 * safe for use by several threads.
 */
public final class CustomerTransfers {
  private final CallFactory calls;
  private final String customerId;

  CustomerTransfers(CallFactory calls, String customerId) {
    this.calls = calls;
    this.customerId = Guid.check("customerId", customerId);
  }

  /** The customer's tenant id. */
  public String customerId() {
    return customerId;
  }

  /**
   * Which of the customer's subscriptions may be moved, and why not the others. Sends {@code GET
   * transferseligibility}. Only known for legacy transfers.
   *
   * @param transferType the kind of move; the documents show {@link
   *     EligibilityTransferType#DIRECT_TO_INDIRECT} only
   */
  public TransferCall<List<TransferEligibility>> eligibility(EligibilityTransferType transferType) {
    Objects.requireNonNull(transferType, "transferType");
    return call(
        Operation.read(
            "getTransfersEligibility",
            customerId,
            null,
            (api, headers) -> api.getTransfersEligibility(customerId, transferType, headers)));
  }

  /** All transfers of the customer, ended ones included. Sends {@code GET transfers}. */
  public TransferCall<List<TransferEntity>> list() {
    return call(listing());
  }

  private Operation<List<TransferEntity>> listing() {
    return Operation.read(
        "listTransfers",
        customerId,
        null,
        (api, headers) -> api.listTransfers(customerId, headers));
  }

  /** A list that another API answers. */
  TransferCall<List<TransferEntity>> warmUp(TransfersApi api) {
    return call(listing().warmUp(api));
  }

  /** One transfer with its line items. Sends {@code GET transfers/{id}}. */
  public TransferCall<TransferEntity> get(String transferId) {
    Guid.check("transferId", transferId);
    return call(
        Operation.read(
            "getTransfer",
            customerId,
            transferId,
            (api, headers) -> api.getTransfer(customerId, transferId, headers)));
  }

  /**
   * Creates a transfer: a legacy one from a {@link
   * io.github.partnertransfers.model.LegacyTransferRequest}, to be sent by the source partner, or a
   * new-commerce one from a {@link io.github.partnertransfers.model.NewCommerceTransferRequest}, to
   * be sent by the target partner. Sends {@code POST transfers}.
   *
   * @throws IllegalArgumentException if a tenant or subscription id of the request isn't a GUID
   */
  public TransferCall<TransferEntity> create(CreateTransferRequest request) {
    CreateRequestCheck.check(request);
    return call(
        Operation.write(
            "createTransfer",
            customerId,
            null,
            (api, headers) -> api.createTransfer(customerId, request, headers)));
  }

  /**
   * Finds the transfer that a create with an unknown outcome made, by listing: those with the same
   * partners and subscriptions (new commerce: the same partners and transfer type) that were
   * created since. What a listed transfer doesn't say, such as its line items, rules it out no more
   * than a match does; {@link #get} may tell. Sends {@code GET transfers}.
   *
   * @param request the request whose outcome is unknown
   * @param since when it was first sent, by the service's clock; leave a margin if clocks may
   *     differ
   * @return the transfers that it can have made; empty if there is none
   */
  public TransferCall<List<TransferEntity>> reconcile(
      CreateTransferRequest request, Instant since) {
    CreateRequestCheck.check(request);
    Objects.requireNonNull(since, "since");
    return call(listing().then(new Reconciliation(request, since)::matches));
  }

  /**
   * Accepts a legacy transfer, as the target partner. Sends {@code POST transfers/{id}/accept}.
   * Some line items may fail though the call succeeds: see {@link
   * TransferSubmitResult#transferErrors}.
   */
  public TransferCall<TransferSubmitResult> accept(String transferId) {
    Guid.check("transferId", transferId);
    return call(
        Operation.<TransferSubmitResult>write(
                "acceptTransfer",
                customerId,
                transferId,
                (api, headers) ->
                    api.acceptTransfer(
                        customerId,
                        transferId,
                        headers.newBuilder().add("Content-Type", "application/json").build()))
            .orEmpty(() -> TransferSubmitResult.builder().build()));
  }

  /**
   * Accepts a new-commerce transfer, as the source partner, with the line items that it gives away.
   * Sends {@code PATCH transfers/{id}}. The documents don't say which status goes with them; see
   * {@link NewCommerceAcceptance.Builder#status}.
   */
  public TransferCall<TransferEntity> acceptNewCommerce(
      String transferId, NewCommerceAcceptance acceptance) {
    Objects.requireNonNull(acceptance, "acceptance");
    return update(transferId, acceptance.change());
  }

  /**
   * Rejects a legacy transfer, as the target partner. Sends {@code PATCH transfers/{id}} with the
   * status {@code reject}.
   */
  public TransferCall<TransferEntity> reject(String transferId) {
    return update(
        transferId,
        TransferEntity.builder().id(transferId).status(TransferStatus.of("reject")).build());
  }

  /**
   * Cancels a pending new-commerce transfer, as the target partner that asked for it. Sends {@code
   * PATCH transfers/{id}} with the status {@code Cancel} and, as documented, the two partners and
   * the customer's name.
   *
   * @param transfer the transfer, as {@link #get} returned it
   */
  public TransferCall<TransferEntity> cancel(TransferEntity transfer) {
    String transferId = Guid.check("the transfer's id", transfer.id());
    return update(
        transferId,
        TransferEntity.builder()
            .id(transferId)
            .status(TransferStatus.CANCEL)
            .targetPartnerTenantId(transfer.targetPartnerTenantId())
            .sourcePartnerTenantId(transfer.sourcePartnerTenantId())
            .customerName(transfer.customerName())
            .build());
  }

  /**
   * Withdraws a legacy transfer that the target partner hasn't answered yet, as the source partner
   * that created it. Sends {@code DELETE transfers/{id}}.
   */
  public TransferCall<Void> withdraw(String transferId) {
    Guid.check("transferId", transferId);
    return call(
        Operation.<Void>write(
                "withdrawTransfer",
                customerId,
                transferId,
                (api, headers) -> api.withdrawTransfer(customerId, transferId, headers))
            .orEmpty(() -> null));
  }

  /**
   * Changes a transfer. Sends {@code PATCH transfers/{id}} with what is set in the entity and
   * nothing else: for changes that have no method of their own here.
   */
  public TransferCall<TransferEntity> update(String transferId, TransferEntity change) {
    Guid.check("transferId", transferId);
    Objects.requireNonNull(change, "change");
    return call(
        Operation.write(
            "updateTransfer",
            customerId,
            transferId,
            (api, headers) -> api.updateTransfer(customerId, transferId, change, headers)));
  }

  private <T> TransferCall<T> call(Operation<T> operation) {
    return new TransferCall<>(calls, operation);
  }
}
