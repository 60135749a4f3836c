package io.github.partnertransfers.kotlin.internal

import io.reactivex.rxjava3.core.Flowable
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
internal class UnbufferedFlowTest {
    private val requests = CopyOnWriteArrayList<Long>()
    private val canceled = CompletableDeferred<Unit>()
    private val elements: Flowable<Int> =
        Flowable.range(1, 100).doOnRequest { requests += it }.doOnCancel { canceled.complete(Unit) }

    @Test
    fun `each element is requested when the one before is collected`() = runBlocking<Unit> {
        val requestsInCollector = mutableListOf<Int>()

        elements.asUnbufferedFlow().take(3).collect { requestsInCollector += requests.size }

        assertThat(requestsInCollector).containsExactly(1, 2, 3)
        assertThat(requests).containsExactly(1, 1, 1)
    }

    @Test
    fun `cancellation in the collector cancels the subscription`() = runBlocking<Unit> {
        val entered = CompletableDeferred<Unit>()
        val job = launch {
            elements.asUnbufferedFlow().collect {
                entered.complete(Unit)
                awaitCancellation()
            }
        }
        entered.await()
        assertThat(canceled.isCompleted).isFalse()

        job.cancelAndJoin()

        assertThat(canceled.isCompleted).isTrue()
    }

    @Test
    fun `exception of the collector cancels the subscription`() = runBlocking<Unit> {
        val thrown =
            runCatching { elements.asUnbufferedFlow().collect { error("collector") } }
                .exceptionOrNull()

        assertThat(thrown).hasMessage("collector")
        assertThat(canceled.isCompleted).isTrue()
    }

    @Test
    fun `operator that needs no more elements cancels the subscription`() = runBlocking<Unit> {
        assertThat(elements.asUnbufferedFlow().first()).isEqualTo(1)
        assertThat(canceled.isCompleted).isTrue()
    }

    @Test
    fun `each collector subscribes`() = runBlocking<Unit> {
        val flow = Flowable.just(1, 2, 3).asUnbufferedFlow()

        assertThat(flow.toList() + flow.toList()).containsExactly(1, 2, 3, 1, 2, 3)
    }

    @Test
    fun `elements before a failure are collected`() = runBlocking<Unit> {
        val failure = IllegalStateException("failure")
        val collected = mutableListOf<Int>()

        val thrown =
            runCatching {
                    Flowable.just(1, 2)
                        .concatWith(Flowable.error(failure))
                        .asUnbufferedFlow()
                        .collect { collected += it }
                }
                .exceptionOrNull()

        assertThat(collected).containsExactly(1, 2)
        assertThat(thrown).isSameAs(failure)
    }
}
