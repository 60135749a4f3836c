package com.example.kotlin

import io.github.partnertransfers.model.TransferEntity
import io.github.partnertransfers.rx.TransferUpdate

/** Each of these must be refused, since the value may be missing or must not be. */
fun wrong(transfer: TransferEntity, update: TransferUpdate) {
    transfer.status().value()
    update.previousStatus().value()
    val name: String = transfer.customerName()
    TransferEntity.builder().lineItems(null)
}
