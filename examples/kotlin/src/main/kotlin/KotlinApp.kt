package com.example.kotlin

import com.example.story.TransferStory
import io.github.partnertransfers.RequestRefusedException
import io.github.partnertransfers.TransfersClient
import io.github.partnertransfers.kotlin.await
import io.github.partnertransfers.kotlin.awaitEnded
import io.github.partnertransfers.kotlin.collectAndAcknowledge
import io.github.partnertransfers.kotlin.updates
import io.github.partnertransfers.model.TransferEntity
import io.github.partnertransfers.rx.PositionStore
import io.github.partnertransfers.rx.RxTransfers
import io.github.partnertransfers.rx.WatchOptions
import io.github.partnertransfers.rx.WatchPosition
import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.runBlocking

/** Calls as suspend functions, watches as flows, and values that may be missing. */
fun main() {
    TransferStory.client("SOURCE").build().use { source ->
        TransferStory.client("TARGET").build().use { target ->
            val customer = TransferStory.setting("CUSTOMER")
            TransferStory(source, target, customer).run()
            runBlocking { showTransfers(source, customer) }
        }
    }
}

private suspend fun showTransfers(client: TransfersClient, customer: String) {
    val transfer: TransferEntity = client.customer(customer).list().await().first()
    val status: String = transfer.status()?.value() ?: "none"
    val name: String? = transfer.customerName()
    println("  Kotlin sees $status of $name")

    val positions = MemoryStore()
    val watches = RxTransfers.of(client, WatchOptions.builder().positions(positions).build())
    watches.customer(customer).updates(transfer.id()).flowOn(Dispatchers.IO).buffer()
        .collectAndAcknowledge { println("  collected ${it.kind()}") }
    check(positions.load(customer).single().status() == transfer.status())
    println("  awaited the end: ${watches.customer(customer).awaitEnded(transfer.id()).status()}")

    try {
        client.customer(customer).withdraw(transfer.id()).await()
        error("A transfer that has ended was withdrawn")
    } catch (e: RequestRefusedException) {
        check(e.stackTrace.any { it.methodName.contains("showTransfers") || it.className.contains("showTransfers") })
        println("  refused with ${e.status()}")
    }
}

private class MemoryStore : PositionStore {
    private val positions = ConcurrentHashMap<String, WatchPosition>()

    override fun load(customerId: String): Collection<WatchPosition> = positions.values.toList()

    override fun save(position: WatchPosition) {
        positions[position.transferId()] = position
    }
}
