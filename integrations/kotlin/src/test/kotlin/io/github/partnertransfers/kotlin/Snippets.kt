@file:Suppress("unused")

package io.github.partnertransfers.kotlin

import io.github.partnertransfers.TransfersClient
import io.github.partnertransfers.rx.PositionStore
import io.github.partnertransfers.rx.RxTransfers
import io.github.partnertransfers.rx.TransferUpdate
import io.github.partnertransfers.rx.WatchOptions
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow

/** The Kotlin of the Markdown files, which MarkdownFilesTest compares with them. */
@OptIn(ExperimentalCoroutinesApi::class)
private abstract class Snippets(
    val client: TransfersClient,
    val customerId: String,
    val positionStore: PositionStore,
    val rx: RxTransfers,
) {
    abstract fun show(update: TransferUpdate)

    abstract fun report(update: TransferUpdate): String

    suspend fun calls() {
        val transfers = client.customer(customerId).list().await()
        client.customer(customerId).withdraw(transfers.first().id()).await()
    }

    suspend fun watches() {
        val rx = RxTransfers.of(client, WatchOptions.builder().positions(positionStore).build())
        rx.customer(customerId).updates().collectAndAcknowledge { update -> show(update) }
    }

    suspend fun acknowledgingInAnOperator() {
        rx.customer(customerId).updates()
            .flatMapMerge { update ->
                flow {
                    emit(report(update))
                    update.acknowledge()
                }
            }
            .collect { line -> println(line) }
    }
}
