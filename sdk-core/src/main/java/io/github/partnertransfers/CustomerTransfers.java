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
import org.jspecify.annotations.Nullable;

/**
 * The operations on the transfers of one customer. Each method checks its arguments and returns a
 * call; nothing is sent before the call is executed.
 *
 * <p>There are two kinds of transfers. The source partner creates a <em>legacy</em> transfer with
 * the subscriptions to move, and the target partner accepts or rejects it. The target partner
 * creates a <em>new-commerce</em> transfer, and the source partner accepts it with {@link
 * #acceptNewCommerce} and chooses the line items.
 *
 * <p>All methods throw {@link IllegalArgumentException} for an id that isn't a GUID. Immutable and
 * thread-safe.
 */
public final class CustomerTransfers {
  private final CallFactory calls;
  private final TransfersApi api;
  private final String customerId;

  CustomerTransfers(CallFactory calls, TransfersApi api, String customerId) {
    this.calls = calls;
    this.api = api;
    this.customerId = Guid.check("customerId", customerId);
  }

  /** Returns the customer's tenant id. */
  public String customerId() {
    return customerId;
  }

  /**
   * Returns which of the customer's subscriptions can be transferred, with reasons for those that
   * can't. Sends {@code GET transferseligibility}. For legacy transfers only.
   *
   * @param transferType the kind of transfer; the documents show {@link
   *     EligibilityTransferType#DIRECT_TO_INDIRECT} only
   */
  public TransferCall<List<TransferEligibility>> eligibility(EligibilityTransferType transferType) {
    Objects.requireNonNull(transferType, "transferType");
    return call(
        Operation.read(
            "getTransfersEligibility",
            customerId,
            null,
            headers -> api.getTransfersEligibility(customerId, transferType, headers)));
  }

  /** Returns all transfers of the customer, in any status. Sends {@code GET transfers}. */
  public TransferCall<List<TransferEntity>> list() {
    return call(listing());
  }

  private Operation<List<TransferEntity>> listing() {
    return Operation.read(
        "listTransfers", customerId, null, headers -> api.listTransfers(customerId, headers));
  }

  /** Returns a list call under another name. */
  TransferCall<List<TransferEntity>> warmUp() {
    return call(listing().named("warmUp"));
  }

  /**
   * Returns one transfer with its line items. The target partner of a new-commerce transfer sees
   * none until the transfer completes. Sends {@code GET transfers/{id}}.
   */
  public TransferCall<TransferEntity> get(String transferId) {
    Guid.check("transferId", transferId);
    return call(
        Operation.read(
            "getTransfer",
            customerId,
            transferId,
            headers -> api.getTransfer(customerId, transferId, headers)));
  }

  /**
   * Creates a transfer: as the source partner a legacy one from a {@link
   * io.github.partnertransfers.model.LegacyTransferRequest}, as the target partner a new-commerce
   * one from a {@link io.github.partnertransfers.model.NewCommerceTransferRequest}. Sends {@code
   * POST transfers}. If the answer is lost, the call fails with an {@link OutcomeUnknownException};
   * execute the same call again, which creates no second transfer.
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
                headers -> api.createTransfer(customerId, request, headers))
            .unlessMissing(CustomerTransfers::missing));
  }

  /**
   * Finds the transfers that a create with an unknown outcome may have created: those with the same
   * partners and subscriptions (new commerce: the same partners and transfer type) that were
   * created since. A property that the list omits, such as the line items, counts as a match; use
   * {@link #get} to be sure. Sends {@code GET transfers}.
   *
   * @param request the request whose outcome is unknown
   * @param since when the request was first sent, by the service's clock; subtract a margin for
   *     clock skew
   * @return the candidates; empty if there is none
   */
  public TransferCall<List<TransferEntity>> reconcile(
      CreateTransferRequest request, Instant since) {
    CreateRequestCheck.check(request);
    Objects.requireNonNull(since, "since");
    return call(listing().map(new Reconciliation(request, since)::matches));
  }

  /**
   * Accepts a legacy transfer, as the target partner. Sends {@code POST transfers/{id}/accept}.
   * Single line items can fail although the call succeeds: see {@link
   * TransferSubmitResult#transferErrors}.
   */
  public TransferCall<TransferSubmitResult> accept(String transferId) {
    Guid.check("transferId", transferId);
    return call(
        Operation.<TransferSubmitResult>write(
                "acceptTransfer",
                customerId,
                transferId,
                headers ->
                    api.acceptTransfer(
                        customerId,
                        transferId,
                        headers.newBuilder().add("Content-Type", "application/json").build()))
            .orEmpty(() -> TransferSubmitResult.builder().build()));
  }

  /**
   * Accepts a new-commerce transfer, as the source partner, with the line items to transfer. Sends
   * {@code PATCH transfers/{id}}. The documents don't say which status to send; see {@link
   * NewCommerceAcceptance.Builder#status}.
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
   * Cancels a pending new-commerce transfer, as the target partner that created it. Sends {@code
   * PATCH transfers/{id}} with the status {@code Cancel} and, as documented, the two partners and
   * the customer's name. Returns the whole transfer, with the status {@code Cancel} and without
   * line items. An expired transfer can't be canceled.
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
   * Withdraws an active legacy transfer, as the source partner that created it. Sends {@code DELETE
   * transfers/{id}}.
   */
  public TransferCall<Void> withdraw(String transferId) {
    Guid.check("transferId", transferId);
    return call(
        Operation.<Void>write(
                "withdrawTransfer",
                customerId,
                transferId,
                headers -> api.withdrawTransfer(customerId, transferId, headers))
            .orEmpty(() -> null));
  }

  /**
   * Changes a transfer, for changes without a method here. Sends {@code PATCH transfers/{id}} with
   * exactly the properties that are set in the entity.
   */
  public TransferCall<TransferEntity> update(String transferId, TransferEntity change) {
    Guid.check("transferId", transferId);
    Objects.requireNonNull(change, "change");
    return call(
        Operation.write(
                "updateTransfer",
                customerId,
                transferId,
                headers -> api.updateTransfer(customerId, transferId, change, headers))
            .unlessMissing(CustomerTransfers::missing));
  }

  private static @Nullable String missing(TransferEntity transfer) {
    return transfer.id().isEmpty() ? "a transfer that has no id" : null;
  }

  private <T> TransferCall<T> call(Operation<T> operation) {
    return new TransferCall<>(calls, operation);
  }
}
