package io.github.partnertransfers.kotlin

import io.github.partnertransfers.TransfersException
import io.github.partnertransfers.kotlin.internal.asUnbufferedFlow
import io.github.partnertransfers.model.TransferEntity
import io.github.partnertransfers.rx.CustomerUpdate
import io.github.partnertransfers.rx.PositionStore
import io.github.partnertransfers.rx.RxCustomerTransfers
import io.github.partnertransfers.rx.RxTransfers
import io.github.partnertransfers.rx.TransferUpdate
import io.github.partnertransfers.rx.WatchDeadlineException
import io.github.partnertransfers.rx.WatchListener
import io.github.partnertransfers.rx.WatchOptions
import io.github.partnertransfers.rx.WatchPosition
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.last
import kotlinx.coroutines.withContext

/**
 * Watches all transfers of the customer, like [RxCustomerTransfers.watch].
 *
 * Collecting starts a watch, and canceling the collector ends it and its poll at once. The
 * collector runs in its own context. The flow has no buffer: it asks for the next update when the
 * collector has returned, and nothing is polled before that. Changes in the meantime are conflated
 * into one update.
 *
 * The flow acknowledges nothing. With a [PositionStore], collect it with [collectAndAcknowledge],
 * or call [TransferUpdate.acknowledge] when an update is processed.
 *
 * Collecting throws a permanent [TransfersException], a [WatchDeadlineException], or what the
 * [PositionStore] throws when it loads.
 *
 * @throws IllegalStateException if [WatchOptions.acknowledgesAfterOnNext] is set, which would
 *   acknowledge an update before the collector has it
 */
public fun RxCustomerTransfers.updates(): Flow<TransferUpdate> = watch().asUnbufferedFlow(options())

/**
 * Watches one transfer, like [RxCustomerTransfers.watch]; completes at a terminal status. Otherwise
 * like [updates] of all transfers.
 *
 * @throws IllegalArgumentException if the id isn't a GUID
 */
public fun RxCustomerTransfers.updates(transferId: String): Flow<TransferUpdate> =
    watch(transferId).asUnbufferedFlow(options())

/**
 * Watches all transfers of many customers, like [RxTransfers.watchAll]: a permanent failure of one
 * customer is an element. Otherwise like [updates] of one customer.
 *
 * @throws IllegalArgumentException if an id isn't a GUID
 */
public fun RxTransfers.updates(customerIds: Iterable<String>): Flow<CustomerUpdate> =
    watchAll(customerIds).asUnbufferedFlow(options())

/**
 * Resumes the watch of a transfer, like [RxTransfers.resume]. Otherwise like [updates] of one
 * transfer.
 */
public fun RxTransfers.updates(from: WatchPosition): Flow<TransferUpdate> =
    resume(from).asUnbufferedFlow(options())

/**
 * Returns the transfer when it has reached a terminal status, like [RxCustomerTransfers.whenEnded].
 * Canceling the coroutine ends the watch.
 *
 * @throws IllegalArgumentException if the id isn't a GUID
 */
public suspend fun RxCustomerTransfers.awaitEnded(transferId: String): TransferEntity =
    whenEnded(transferId).toFlowable().asUnbufferedFlow().last()

/**
 * Collects the updates, and acknowledges each when the block has returned: saves its position in
 * the [PositionStore], so that a later watch doesn't emit it again. An update for which the block
 * throws or is canceled is not acknowledged.
 *
 * A saved position is never ahead of the block, whatever operators are between it and the watch,
 * also those that buffer, such as `flowOn` and `buffer`. An update that an operator drops, such as
 * `filter` and `conflate`, is not acknowledged, and the positions of later updates of its transfer
 * are not saved: a later watch emits them again. Test in the block instead.
 *
 * The block runs in the context of this coroutine; the store is called on [Dispatchers.IO]. What it
 * throws goes to [WatchListener.positionNotSaved].
 */
public suspend fun Flow<TransferUpdate>.collectAndAcknowledge(
    block: suspend (TransferUpdate) -> Unit
): Unit = collect {
    block(it)
    withContext(Dispatchers.IO) { it.acknowledge() }
}

/** The same for many customers. There is nothing to acknowledge in the failure of a customer. */
@JvmName("collectAllAndAcknowledge")
public suspend fun Flow<CustomerUpdate>.collectAndAcknowledge(
    block: suspend (CustomerUpdate) -> Unit
): Unit = collect {
    block(it)
    withContext(Dispatchers.IO) { it.update()?.acknowledge() }
}
