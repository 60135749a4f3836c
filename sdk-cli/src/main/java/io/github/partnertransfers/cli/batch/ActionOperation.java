package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.cli.output.Statuses;
import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.model.Order;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferError;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.model.TransferSubmitResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accepts, rejects, withdraws or cancels transfers. */
final class ActionOperation implements BatchOperation<TransferAction> {
  private final ServiceConnection service;
  private final BatchAction action;

  ActionOperation(ServiceConnection service, BatchAction action) {
    this.service = service;
    this.action = action;
  }

  @Override
  public LedgerEntry send(TransferAction request) throws InterruptedException {
    CustomerTransfers customer = service.client().customer(request.customerId());
    return switch (action) {
      case ACCEPT -> accepted(request, execute(request, customer.accept(request.transferId())));
      case REJECT -> done(request).with(execute(request, customer.reject(request.transferId())));
      case WITHDRAW -> {
        execute(request, customer.withdraw(request.transferId()));
        yield done(request);
      }
      case CANCEL -> done(request).with(cancel(request, customer));
    };
  }

  private static <T> T execute(TransferAction request, TransferCall<T> call) {
    return call.with(CallOptions.builder().requestId(request.requestId()).build()).execute();
  }

  /** The service wants partners and customer repeated, so the transfer is read first. */
  private TransferEntity cancel(TransferAction request, CustomerTransfers customer)
      throws InterruptedException {
    TransferEntity current =
        customer.get(request.transferId()).execute().toBuilder().id(request.transferId()).build();
    service.rate().acquire();
    return execute(request, customer.cancel(current));
  }

  private LedgerEntry accepted(TransferAction request, TransferSubmitResult result) {
    List<TransferError> errors = result.transferErrors();
    boolean isNothingMoved = result.orders().isEmpty() && !errors.isEmpty();
    return entry(request, isNothingMoved ? RequestState.FAILED : RequestState.ACCEPTED)
        .withOrders(result.orders().stream().map(Order::id).filter(Objects::nonNull).toList())
        .withError(
            errors.isEmpty() || errors.get(0).code() == null
                ? null
                : errors.get(0).code().toString(),
            errors.isEmpty() ? null : text(errors));
  }

  private static String text(List<TransferError> errors) {
    return errors.stream()
        .map(error -> (error.code() == null ? "" : error.code() + " ") + text(error))
        .map(Text::clean)
        .collect(Collectors.joining("; "));
  }

  private static String text(TransferError error) {
    String subscriptions =
        error.lineItems().stream()
            .map(TransferLineItem::subscriptionId)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    String description = error.description() == null ? "no description" : error.description();
    return description + (subscriptions.isEmpty() ? "" : " (" + subscriptions + ")");
  }

  @Override
  public Lookup look(TransferAction request, Instant since) throws InterruptedException {
    service.rate().acquire();
    try {
      TransferEntity transfer =
          service.client().customer(request.customerId()).get(request.transferId()).execute();
      RequestState state = reached(transfer);
      return state == null
          ? Lookup.NOTHING
          : Lookup.certain(
              entry(request, state)
                  .with(transfer)
                  .withOrders(orders(transfer))
                  .withError(null, failures(transfer)));
    } catch (TransfersException e) {
      if (action == BatchAction.WITHDRAW && Failures.isNotFound(e)) {
        return Lookup.certain(done(request)); // The service deletes what is withdrawn.
      }
      throw e;
    }
  }

  /** Returns the state to which the transfer shows that the request led, or null. */
  private @Nullable RequestState reached(TransferEntity transfer) {
    TransferStatus status = transfer.status();
    if (status == null) {
      return null;
    }
    String name = status.value().toLowerCase(Locale.ROOT);
    boolean isReached =
        switch (action) {
          case ACCEPT ->
              Statuses.isComplete(status)
                  || TransferStatus.IN_PROGRESS.equals(status)
                  || TransferStatus.PARTIALLY_COMPLETE.equals(status);
          case REJECT -> name.equals("reject") || name.equals("rejected");
          case CANCEL ->
              name.equals("cancel") || name.equals("canceled") || name.equals("cancelled");
          case WITHDRAW -> false;
        };
    if (action == BatchAction.ACCEPT && TransferStatus.FAILED.equals(status)) {
      return RequestState.FAILED;
    }
    return isReached ? action.done() : null;
  }

  /** Returns the orders of items that moved. */
  private List<String> orders(TransferEntity transfer) {
    return action == BatchAction.ACCEPT
        ? transfer.lineItems().stream()
            .map(TransferLineItem::orderId)
            .filter(Objects::nonNull)
            .distinct()
            .toList()
        : List.of();
  }

  private static @Nullable String failures(TransferEntity transfer) {
    String text =
        transfer.lineItems().stream()
            .filter(item -> Statuses.isFailed(item.status()))
            .map(item -> Text.clean(item.transferError()) + " (" + item.subscriptionId() + ")")
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? null : text;
  }

  private LedgerEntry done(TransferAction request) {
    return entry(request, action.done());
  }

  private LedgerEntry entry(TransferAction request, RequestState state) {
    return LedgerEntry.of(request, state, service.clock().instant());
  }
}
