package io.github.partnertransfers.kotlin

import io.github.partnertransfers.rx.TransferUpdate
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicInteger
import kotlin.random.Random
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.cancel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/** Collectors that end at any point, and others that resume from the store. */
@Timeout(60)
@OptIn(ExperimentalCoroutinesApi::class)
internal class LostUpdatesTest {
    /** Operators between a watch and the code that handles its updates. */
    internal enum class Chain(
        val collect: suspend Flow<TransferUpdate>.(suspend (TransferUpdate) -> Unit) -> Unit
    ) {
        NONE({ collectAndAcknowledge(it) }),
        ON_EACH({ onEach { yield() }.collectAndAcknowledge(it) }),
        FLOW_ON({ flowOn(Dispatchers.Default).collectAndAcknowledge(it) }),
        BUFFER({ buffer(7).collectAndAcknowledge(it) }),
        UNLIMITED_BUFFERS({ flowOn(Dispatchers.IO).map { it }.buffer(100).collectAndAcknowledge(it) }),
        FLAT_MAP_MERGE({
            flatMapMerge { update -> flow { emit(update) } }.collectAndAcknowledge(it)
        }),
        ACKNOWLEDGED_IN_FLAT_MAP_MERGE({ handle ->
            flatMapMerge { update ->
                    flow<Nothing> {
                        handle(update)
                        update.acknowledge()
                    }
                }
                .collect()
        }),
    }

    private enum class End {
        CANCELED_BEFORE_IT_IS_HANDLED,
        CANCELED_AFTER_IT_IS_HANDLED,
        FAILED,
    }

    private class HandlingFailed : RuntimeException()

    private val random = Random(7)
    private val handled: MutableSet<String> = ConcurrentHashMap.newKeySet()
    private val store = MemoryStore()

    @ParameterizedTest
    @EnumSource
    fun `each update is handled at least once`(chain: Chain) = withService { service ->
        val ids = List(20) { service.create().lowercase() }
        var collectors = 0

        while (handled.size < ids.size) {
            collectAFew(service, chain)
            collectors++
            assertThat(acknowledged()).isSubsetOf(handled)
        }

        assertThat(handled).containsExactlyInAnyOrderElementsOf(ids)
        assertThat(collectors).isGreaterThan(3)
    }

    private suspend fun collectAFew(service: SimulatedService, chain: Chain) = coroutineScope {
        val count = random.nextInt(1, 6)
        val end = End.entries.random(random)
        val seen = AtomicInteger()
        launch {
            suspend fun cancelCollector() {
                this@launch.cancel()
                yield()
            }
            try {
                chain.collect(updates(service)) {
                    val isLast = seen.incrementAndGet() == count || handled.size == 19
                    if (isLast && end == End.CANCELED_BEFORE_IT_IS_HANDLED) cancelCollector()
                    if (isLast && end == End.FAILED) throw HandlingFailed()
                    handled += it.transferId().lowercase()
                    if (isLast) cancelCollector()
                }
            } catch (e: HandlingFailed) {
                // The next one resumes.
            }
        }
    }

    @Test
    fun `updates that operators drop come again`() = withService { service ->
        val ids = List(5) { service.create().lowercase() }
        coroutineScope {
            launch {
                updates(service).filter { it.transferId().lowercase() != ids[1] }.conflate()
                    .collectAndAcknowledge {
                        handled += it.transferId().lowercase()
                        if (ids[4] in handled) this@launch.cancel()
                    }
            }
        }
        assertThat(handled).doesNotContain(ids[1])

        val missing = ids - handled
        coroutineScope {
            launch {
                updates(service).collectAndAcknowledge {
                    handled += it.transferId().lowercase()
                    if (handled.containsAll(missing)) this@launch.cancel()
                }
            }
        }

        assertThat(acknowledged()).contains(ids[0])
    }

    @Test
    fun `fleet is acknowledged, too`() = withService { service ->
        val id = service.create()
        coroutineScope {
            launch {
                service
                    .hastyTransfers { positions(store) }
                    .updates(listOf(service.customerId))
                    .collectAndAcknowledge {
                        if (acknowledged().isEmpty()) {
                            service.simulator.partnerRejects(id)
                        } else {
                            this@launch.cancel()
                        }
                    }
            }
        }

        assertThat(acknowledged()).containsExactly(id.lowercase())
    }

    private fun updates(service: SimulatedService): Flow<TransferUpdate> =
        service.hastyTransfers { positions(store) }.customer(service.customerId).updates()

    private fun acknowledged(): Set<String> = store.positions.keys.map { it.lowercase() }.toSet()
}
