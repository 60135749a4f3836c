package io.github.partnertransfers.kotlin

import io.github.partnertransfers.TransfersException
import io.github.partnertransfers.model.TransferStatus
import io.github.partnertransfers.rx.PositionStore
import io.github.partnertransfers.rx.RxTransfers
import io.github.partnertransfers.rx.TransferUpdate
import io.github.partnertransfers.rx.WatchPosition
import io.github.partnertransfers.simulator.Fault
import io.github.partnertransfers.simulator.Operation
import java.io.IOException
import java.util.concurrent.Executors
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
internal class UpdatesTest {
    @Test
    fun `nothing is polled while the collector runs`() = withService { service ->
        service.create()
        val entered = Channel<TransferUpdate>()
        val leave = Channel<Unit>()
        val job = launch {
            service.transfers().customer(service.customerId).updates().collect {
                entered.send(it)
                leave.receive()
            }
        }
        entered.receive()
        val second = service.create()

        service.pass()
        service.pass()
        assertThat(service.lists).isEqualTo(1)
        leave.send(Unit)
        assertThat(entered.receiveAfterPolls(service).transferId()).isEqualToIgnoringCase(second)

        job.cancelAndJoin()
    }

    @Test
    fun `changes while the collector runs are conflated`() = withService { service ->
        val id = service.create()
        val kinds = mutableListOf<TransferUpdate.Kind>()
        service.hastyTransfers().customer(service.customerId).updates(id).collect {
            if (kinds.isEmpty()) {
                service.simulator.partnerRejects(id)
            }
            kinds += it.kind()
        }

        assertThat(kinds)
            .containsExactly(TransferUpdate.Kind.APPEARED, TransferUpdate.Kind.ENDED)
    }

    @Test
    fun `cancellation closes the connection of the poll`() = withService { service ->
        SilentServer().use { server ->
            val job = launch {
                RxTransfers.of(server.client)
                    .customer(service.customerId)
                    .updates()
                    .collect {}
            }
            server.awaitRequest()

            job.cancelAndJoin()

            server.awaitClosedConnection()
        }
    }

    @Test
    fun `completes when the transfer has ended`() = withService { service ->
        val id = service.create()
        service.simulator.partnerRejects(id)

        val updates = service.transfers().customer(service.customerId).updates(id).toList()

        assertThat(updates.map { it.isEnded }).containsExactly(true)
    }

    @Test
    fun `throws the failure of the watch itself`() = withService { service ->
        val id = service.create()
        service.simulator.faults().always(Operation.GET, Fault.answer(403, "{}"))

        val thrown =
            runCatching { service.transfers().customer(service.customerId).updates(id).collect {} }
                .exceptionOrNull()

        assertThat(thrown).isInstanceOf(TransfersException::class.java)
        assertThat(thrown).hasNoCause()
    }

    @Test
    fun `failure of one customer is an element`() = withService { service ->
        val other = service.simulator.addCustomer("Other")
        service.create()
        service.simulator.faults().next(Operation.LIST, Fault.answer(403, "{}"))

        val elements =
            service
                .transfers()
                .updates(listOf(service.customerId, other.tenantId(), service.customerId))
                .take(1)
                .toList()

        assertThat(elements.map { it.failure() }).hasSize(1).doesNotContainNull()
    }

    @Test
    fun `resumes from a position`() = withService { service ->
        val id = service.create()
        val transfers = service.hastyTransfers()
        val position = transfers.customer(service.customerId).updates(id).first().position()
        service.simulator.partnerRejects(id)

        val rest = transfers.updates(position).toList()

        assertThat(rest.map { it.kind() }).containsExactly(TransferUpdate.Kind.ENDED)
    }

    @Test
    fun `awaits the end of a transfer`() = withService { service ->
        val id = service.create()
        val customer = service.hastyTransfers().customer(service.customerId)
        val ended = async { customer.awaitEnded(id) }
        customer.updates(id).first()
        service.simulator.partnerRejects(id)

        assertThat(ended.await().status()).isEqualTo(TransferStatus.REJECT)
    }

    @Test
    fun `cancellation ends the watch that awaits the end`() = withService { service ->
        val id = service.create()
        val customer = service.transfers().customer(service.customerId)
        val polled = CompletableDeferred<Unit>()
        service.simulator.onExchange { request, _ ->
            if (request.operation() == Operation.GET) polled.complete(Unit)
        }
        val ended = async { customer.awaitEnded(id) }
        polled.await()

        ended.cancelAndJoin()

        service.pass()
        service.client.customer(service.customerId).get(id).await()
        assertThat(service.simulator.requests(Operation.GET)).hasSize(2)
    }

    @Test
    fun `collector runs in its own context`() = withService { service ->
        service.create()
        val store = MemoryStore()
        Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { single ->
            withContext(single) {
                val own = Thread.currentThread()
                service
                    .transfers { positions(store) }
                    .customer(service.customerId)
                    .updates()
                    .take(1)
                    .collectAndAcknowledge { assertThat(Thread.currentThread()).isSameAs(own) }
                assertThat(store.threads).isNotEmpty().doesNotContain(own)
            }
        }
    }

    @Test
    fun `throws what the store throws when it loads`() = withService { service ->
        val store =
            object : PositionStore {
                override fun load(customerId: String) = throw IOException("no disk")

                override fun save(position: WatchPosition) = Unit
            }

        val thrown =
            runCatching {
                    service
                        .transfers { positions(store) }
                        .customer(service.customerId)
                        .updates()
                        .collect {}
                }
                .exceptionOrNull()

        assertThat(thrown)
            .isExactlyInstanceOf(IOException::class.java)
            .hasMessage("no disk")
            .hasNoCause()
    }

    @Test
    fun `acknowledging before the collector has an update is refused`() = withService { service ->
        val transfers = service.transfers { acknowledgesAfterOnNext(true) }
        val customer = transfers.customer(service.customerId)

        for (updates in
            listOf(
                { customer.updates() },
                { customer.updates(service.customerId) },
                { transfers.updates(listOf(service.customerId)) },
            )) {
            assertThatThrownBy { updates() }
                .isInstanceOf(IllegalStateException::class.java)
                .hasMessageContaining("collectAndAcknowledge")
        }
    }

    @Test
    fun `id that is no GUID is refused at once`() = withService { service ->
        assertThatThrownBy { service.transfers().customer(service.customerId).updates("x") }
            .isInstanceOf(IllegalArgumentException::class.java)
    }

    /** Lets time pass until an update has come. */
    private suspend fun Channel<TransferUpdate>.receiveAfterPolls(
        service: SimulatedService
    ): TransferUpdate {
        var update = tryReceive()
        while (!update.isSuccess) {
            yield()
            service.pass()
            update = tryReceive()
        }
        return update.getOrThrow()
    }
}
