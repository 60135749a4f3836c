package io.github.partnertransfers.kotlin

import io.github.partnertransfers.AccessToken
import io.github.partnertransfers.Cloud
import io.github.partnertransfers.TokenProviders
import io.github.partnertransfers.TransfersClient
import java.io.IOException
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** Reads requests, responds to none, and sees when the client closes the connection. */
internal class SilentServer : AutoCloseable {
    private val requested = CountDownLatch(1)
    private val closedByClient = CountDownLatch(1)
    private val listener = ServerSocket(0, 50, InetAddress.getLoopbackAddress())

    val client: TransfersClient =
        "http://127.0.0.1:${listener.localPort}".let { url ->
            TransfersClient.builder()
                .cloud(Cloud.builder().apiUrl(url).loginUrl(url).build())
                .credential(
                    TokenProviders.accessToken(AccessToken.of("some-token", Duration.ofDays(1)))
                )
                .build()
        }

    init {
        thread(isDaemon = true) {
            while (!listener.isClosed) {
                try {
                    val connection = listener.accept()
                    thread(isDaemon = true) { connection.use(::readAll) }
                } catch (e: IOException) {
                    break // Closed by the test.
                }
            }
        }
    }

    private fun readAll(connection: Socket) {
        try {
            while (connection.getInputStream().read() >= 0) {
                requested.countDown()
            }
        } catch (e: IOException) {
            // Reset by the client.
        }
        closedByClient.countDown()
    }

    suspend fun awaitRequest() = await(requested)

    suspend fun awaitClosedConnection() = await(closedByClient)

    private suspend fun await(latch: CountDownLatch) =
        withContext(Dispatchers.IO) {
            check(latch.await(30, TimeUnit.SECONDS)) { "The client did nothing of the kind." }
        }

    override fun close() {
        client.close()
        listener.close()
    }
}
