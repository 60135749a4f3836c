package io.github.partnertransfers.kotlin.internal

import io.github.partnertransfers.rx.WatchOptions
import io.reactivex.rxjava3.core.Flowable
import io.reactivex.rxjava3.core.FlowableSubscriber
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ChannelResult
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.withContext
import org.reactivestreams.Subscription

/** Refuses options with which updates are acknowledged before the collector has them. */
internal fun <T : Any> Flowable<T>.asUnbufferedFlow(options: WatchOptions): Flow<T> {
    check(!options.acknowledgesAfterOnNext()) {
        "acknowledgesAfterOnNext is not for flows, as it acknowledges updates before a collector " +
            "has processed them: leave it out and use collectAndAcknowledge"
    }
    return asUnbufferedFlow()
}

/** Requests each element when the collector has returned from the one before. */
internal fun <T : Any> Flowable<T>.asUnbufferedFlow(): Flow<T> = flow {
    val subscriber = OneElementSubscriber<T>()
    try {
        // A position store may block when it loads.
        withContext(Dispatchers.IO) { subscribe(subscriber) }
        while (true) {
            val next = subscriber.next()
            if (next.isClosed) {
                next.exceptionOrNull()?.let { throw it }
                break
            }
            emit(next.getOrThrow())
        }
    } finally {
        subscriber.cancel()
    }
}

private class OneElementSubscriber<T : Any> : FlowableSubscriber<T> {
    private val element = Channel<T>(1)
    private lateinit var subscription: Subscription

    override fun onSubscribe(started: Subscription) {
        subscription = started
    }

    override fun onNext(next: T) {
        element.trySend(next)
    }

    override fun onError(failure: Throwable) {
        element.close(failure)
    }

    override fun onComplete() {
        element.close()
    }

    /** Returns the next element, or the terminal signal. */
    suspend fun next(): ChannelResult<T> {
        subscription.request(1)
        return element.receiveCatching()
    }

    fun cancel() {
        if (::subscription.isInitialized) {
            subscription.cancel()
        }
    }
}
