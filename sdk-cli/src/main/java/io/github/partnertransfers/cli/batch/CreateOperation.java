package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.model.TransferEntity;
import java.time.Instant;
import java.util.List;

/** Creates planned transfers. */
final class CreateOperation implements BatchOperation<PlannedTransfer> {
  private final ServiceConnection service;
  private final Reconciler reconciler;

  CreateOperation(ServiceConnection service, Ledger ledger) {
    this.service = service;
    this.reconciler = new Reconciler(service.client(), ledger, service.rate());
  }

  @Override
  public LedgerEntry send(PlannedTransfer planned) {
    return created(
        planned,
        service
            .client()
            .customer(planned.customerId())
            .create(planned.request())
            .with(CallOptions.builder().requestId(planned.requestId()).build())
            .execute());
  }

  @Override
  public Lookup look(PlannedTransfer planned, Instant since) throws InterruptedException {
    List<TransferEntity> candidates = reconciler.candidates(planned, since);
    return Reconciler.isCertain(planned, candidates)
        ? Lookup.certain(created(planned, candidates.get(0)))
        : Lookup.possible(candidates.stream().map(TransferEntity::id).toList());
  }

  private LedgerEntry created(PlannedTransfer planned, TransferEntity transfer) {
    return LedgerEntry.of(planned, RequestState.CREATED, service.clock().instant()).with(transfer);
  }
}
