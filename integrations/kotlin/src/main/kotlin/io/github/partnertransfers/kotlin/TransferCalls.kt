package io.github.partnertransfers.kotlin

import io.github.partnertransfers.TransferCall
import io.github.partnertransfers.TransfersException
import io.github.partnertransfers.kotlin.internal.result

/**
 * Executes the call and returns its result, with the login, retries and deadline of
 * [TransferCall.execute]. Suspends; blocks no thread of the coroutine.
 *
 * Canceling the coroutine cancels the call and closes its connection. A write that was sent may
 * have been applied; awaiting the same call object again is safe, because it has the same
 * MS-RequestId.
 *
 * @throws TransfersException if the call failed; the subclass says what to do, and the stack trace
 *   ends with the functions that await the call
 */
public suspend fun <T : Any> TransferCall<T>.await(): T =
    checkNotNull(result()) { "$this has no result: its type is TransferCall<Void>" }

/** Executes a call without a result; otherwise like the `await` of the other calls. */
@JvmName("awaitCompletion")
public suspend fun TransferCall<Void>.await() {
    result()
}
