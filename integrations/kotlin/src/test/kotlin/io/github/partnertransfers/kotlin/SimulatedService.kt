package io.github.partnertransfers.kotlin

import io.github.partnertransfers.Cloud
import io.github.partnertransfers.TokenProviders
import io.github.partnertransfers.TransfersClient
import io.github.partnertransfers.rx.RxTransfers
import io.github.partnertransfers.rx.WatchOptions
import io.github.partnertransfers.simulator.Operation
import io.github.partnertransfers.simulator.PartnerCenterSimulator
import io.reactivex.rxjava3.schedulers.TestScheduler
import java.time.Duration
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking

/** A simulator, a client of its source partner, and watches in virtual time. */
internal class SimulatedService : AutoCloseable {
    val simulator: PartnerCenterSimulator = PartnerCenterSimulator.start()
    val customerId: String = simulator.customer().tenantId()
    val time = TestScheduler()
    val client: TransfersClient =
        with(simulator.sourcePartner()) {
            TransfersClient.builder()
                .cloud(
                    Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build()
                )
                .credential(TokenProviders.clientSecret(tenantId(), clientId(), clientSecret()))
                .build()
        }

    val lists: Int
        get() = simulator.requests(Operation.LIST).size

    /** Returns watches that poll when [pass] lets time pass. */
    fun transfers(options: WatchOptions.Builder.() -> Unit = {}): RxTransfers =
        RxTransfers.of(client, WatchOptions.builder().scheduler(time).apply(options).build())

    /** Returns watches that poll all the time. */
    fun hastyTransfers(options: WatchOptions.Builder.() -> Unit = {}): RxTransfers =
        RxTransfers.of(
            client,
            WatchOptions.builder()
                .minInterval(Duration.ofMillis(1))
                .interval(Duration.ofMillis(1))
                .maxInterval(Duration.ofMillis(2))
                .requestsPerSecond(1000.0)
                .apply(options)
                .build(),
        )

    /** Lets an hour pass, in which a watch with demand polls. */
    fun pass() = time.advanceTimeBy(1, TimeUnit.HOURS)

    /** Creates a transfer and returns its id. */
    fun create(): String =
        simulator.sourceCreates(
            simulator.customer(),
            simulator.customer().addSubscription("Subscription"),
        )

    override fun close() {
        client.close()
        simulator.close()
    }
}

internal fun withService(test: suspend CoroutineScope.(SimulatedService) -> Unit): Unit =
    runBlocking {
        SimulatedService().use { test(it) }
    }
