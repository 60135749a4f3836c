package io.github.partnertransfers.kotlin

import io.github.partnertransfers.CallCanceledException
import io.github.partnertransfers.RequestRefusedException
import io.github.partnertransfers.TransfersClient
import io.github.partnertransfers.TransfersException
import io.github.partnertransfers.model.TransferEntity
import io.github.partnertransfers.simulator.Operation
import java.util.UUID
import java.util.concurrent.Executors
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
internal class AwaitTest {
    private val unknown = UUID.randomUUID().toString()

    @Test
    fun `returns the result`() = withService { service ->
        val id = service.create()

        val transfers: List<TransferEntity> =
            service.client.customer(service.customerId).list().await()

        assertThat(transfers.map { it.id() }).containsExactly(id)
    }

    @Test
    fun `returns Unit if the call has no result`() = withService { service ->
        val id = service.create()

        val result: Any = service.client.customer(service.customerId).withdraw(id).await()

        assertThat(result).isEqualTo(Unit)
        assertThat(service.simulator.requests(Operation.WITHDRAW)).hasSize(1)
    }

    @Test
    fun `throws the failure of the call with the functions that await it`() = withService { service
        ->
        val thrown =
            runCatching { awaitingFunction(service.client, service.customerId) }.exceptionOrNull()

        assertThat(thrown).isExactlyInstanceOf(RequestRefusedException::class.java).hasNoCause()
        assertThat((thrown as TransfersException).attempts()).hasSize(1)
        assertThat(thrown.stackTraceToString())
            .contains("${AwaitTest::class.java.name}.awaitingFunction(AwaitTest.kt:")
    }

    private suspend fun awaitingFunction(client: TransfersClient, customerId: String): String? {
        val transfer = client.customer(customerId).get(unknown).await()
        return transfer.id()
    }

    @Test
    fun `throws the failure of a call without a result`() = withService { service ->
        val call = service.client.customer(service.customerId).withdraw(unknown)

        assertThat(runCatching { call.await() }.exceptionOrNull())
            .isInstanceOf(TransfersException::class.java)
    }

    @Test
    fun `cancellation closes the connection`() = closesConnection { client ->
        client.customer(unknown).list().await()
    }

    @Test
    fun `cancellation of a call without a result closes the connection`() =
        closesConnection { client ->
            client.customer(unknown).withdraw(unknown).await()
        }

    private fun closesConnection(call: suspend (TransfersClient) -> Unit) = runBlocking {
        SilentServer().use { server ->
            val job = launch(Dispatchers.Default) { call(server.client) }
            server.awaitRequest()

            job.cancelAndJoin()

            server.awaitClosedConnection()
        }
    }

    @Test
    fun `failure of a sibling closes the connection`() = runBlocking {
        SilentServer().use { server ->
            val failure = supervisorScope {
                async(Dispatchers.Default) {
                        launch { server.client.customer(unknown).list().await() }
                        server.awaitRequest()
                        error("sibling")
                    }
                    .runCatching { await() }
                    .exceptionOrNull()
            }

            assertThat(failure).hasMessage("sibling")
            server.awaitClosedConnection()
        }
    }

    @Test
    fun `closing the client is a failure and no cancellation`() = runBlocking<Unit> {
        SilentServer().use { server ->
            val result =
                async(Dispatchers.Default) {
                    runCatching { server.client.customer(unknown).list().await() }
                }
            server.awaitRequest()

            server.client.close()

            assertThat(result.await().exceptionOrNull())
                .isInstanceOf(CallCanceledException::class.java)
        }
    }

    @Test
    fun `canceled coroutine gets no result`() = withService { service ->
        val job =
            launch(start = CoroutineStart.UNDISPATCHED) {
                cancel()
                service.client.customer(service.customerId).list().await()
                throw AssertionError("not canceled")
            }

        job.join()
    }

    @Test
    fun `resumes on the dispatcher of the coroutine`() = withService { service ->
        Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { single ->
            withContext(single) {
                val thread = Thread.currentThread()
                service.client.customer(service.customerId).list().await()
                assertThat(Thread.currentThread()).isSameAs(thread)
            }
        }
    }

    @Test
    fun `a call can be awaited many times at once`() = withService { service ->
        val call = service.client.customer(service.customerId).get(service.create())

        val ids = List(20) { async { call.await().id() } }.map { it.await() }

        assertThat(ids.toSet()).hasSize(1)
    }
}
