package io.github.partnertransfers.kotlin

import io.github.partnertransfers.rx.PositionStore
import io.github.partnertransfers.rx.WatchPosition
import java.util.concurrent.ConcurrentHashMap

/** Keeps positions, and the threads that it was called on. */
internal class MemoryStore : PositionStore {
    val positions = ConcurrentHashMap<String, WatchPosition>()
    val threads: MutableSet<Thread> = ConcurrentHashMap.newKeySet()

    override fun load(customerId: String): Collection<WatchPosition> {
        threads += Thread.currentThread()
        return positions.values.filter { it.customerId().equals(customerId, ignoreCase = true) }
    }

    override fun save(position: WatchPosition) {
        threads += Thread.currentThread()
        positions[position.transferId()] = position
    }
}
