package io.github.partnertransfers.kotlin.internal

import io.github.partnertransfers.TransferCall
import io.github.partnertransfers.TransferCallback
import io.github.partnertransfers.TransfersException
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.suspendCancellableCoroutine

/** Executes the call and returns its result, which is null for a call of type `Void`. */
internal suspend fun <T : Any> TransferCall<T>.result(): T? =
    suspendCancellableCoroutine { continuation ->
        val handle = enqueue(ContinuationCallback(continuation))
        continuation.invokeOnCancellation { handle.cancel() }
    }

private class ContinuationCallback<T : Any>(private val continuation: CancellableContinuation<T?>) :
    TransferCallback<T?> {
    override fun onSuccess(result: T?) {
        continuation.resume(result)
    }

    override fun onFailure(failure: TransfersException) {
        runCatching { failure.stackTrace += awaitingFunctions() }
        continuation.resumeWithException(failure)
    }

    /**
     * Without them, the failure shows only the thread of the client that received the response.
     *
     * @throws IllegalStateException if the application has an older standard library than compiler
     */
    private fun awaitingFunctions(): List<StackTraceElement> =
        generateSequence(continuation as? CoroutineStackFrame) { it.callerFrame }
            .mapNotNull { it.getStackTraceElement() }
            .toList()
}
