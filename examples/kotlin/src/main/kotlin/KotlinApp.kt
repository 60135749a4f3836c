package com.example.kotlin

import com.example.story.TransferStory
import io.github.partnertransfers.model.TransferEntity
import io.github.partnertransfers.rx.RxTransfers
import io.github.partnertransfers.rx.TransferUpdate

/** Kotlin sees which values may be missing. */
fun main() {
    TransferStory.client("SOURCE").build().use { source ->
        TransferStory.client("TARGET").build().use { target ->
            val customer = TransferStory.setting("CUSTOMER")
            TransferStory(source, target, customer).run()
            val transfer: TransferEntity = source.customer(customer).list().execute().first()
            val status: String = transfer.status()?.value() ?: "none"
            val name: String? = transfer.customerName()
            val update: TransferUpdate =
                RxTransfers.of(source).customer(customer).watch(transfer.id()).blockingFirst()
            println("  Kotlin sees $status of $name, ${update.kind()}")
        }
    }
}
