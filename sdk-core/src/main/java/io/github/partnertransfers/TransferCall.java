package io.github.partnertransfers;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call to the service, not yet executed: blocking, with a callback, as a future, or as a Single
 * of the RxJava module. All four have the same login, retries and deadline.
 *
 * <p>A call represents one logical request. Executing a write again sends the same MS-RequestId, so
 * the service doesn't apply it twice; for a second transfer, create a second call. Each execution
 * of a read has a new MS-RequestId.
 *
 * <p>Immutable and thread-safe.
 */
public final class TransferCall<T> {
  final CallFactory calls;
  final Operation<T> operation;
  private final CallOptions options;
  private final @Nullable String requestId;

  /** Shared by the calls with the same request id. */
  final WriteState writeState;

  TransferCall(CallFactory calls, Operation<T> operation) {
    this(
        calls,
        operation,
        CallOptions.DEFAULT,
        operation.write ? CallInfo.newId() : null,
        operation.write ? new WriteState() : WriteState.NOTHING_WRITTEN);
  }

  private TransferCall(
      CallFactory calls,
      Operation<T> operation,
      CallOptions options,
      @Nullable String requestId,
      WriteState writeState) {
    this.calls = calls;
    this.operation = operation;
    this.options = options;
    this.requestId = requestId;
    this.writeState = writeState;
  }

  /** Returns the options of this call. */
  public CallOptions options() {
    return options;
  }

  /**
   * Returns the same call with these options instead of its present ones. To change one: {@code
   * call.with(call.options().toBuilder().deadline(d).build())}.
   */
  public TransferCall<T> with(CallOptions newOptions) {
    Objects.requireNonNull(newOptions, "options");
    String id = newOptions.requestId() == null ? requestId : newOptions.requestId();
    boolean isSame = id == null || id.equals(requestId);
    return new TransferCall<>(
        calls, operation, newOptions, id, isSame ? writeState : new WriteState());
  }

  /**
   * Returns the MS-RequestId of this call, or null for a read, which has a new one for each
   * execution. Persist the id of a write before executing it to resume it after a crash.
   */
  public @Nullable String requestId() {
    return requestId;
  }

  /**
   * Executes the call on this thread and returns its result. Interrupting the thread cancels the
   * call; the interrupt flag stays set.
   *
   * @return the result; null only for calls of type {@code Void}
   * @throws TransfersException if the call failed; the subclass says what to do
   * @throws IllegalStateException on Android's main thread
   */
  @SuppressWarnings("NullAway") // The result of a Void call is null.
  public T execute() {
    AndroidMainThread.check();
    BlockingCall<T> blocking = new BlockingCall<>();
    return blocking.run(new CallExecution<>(this, blocking, blocking));
  }

  /**
   * Executes the call asynchronously. It blocks a thread only while a request is in flight.
   *
   * @param callback receives the outcome once, on the client's {@linkplain
   *     TransfersClient.Builder#callbackExecutor callback executor}
   * @return a handle to cancel the call
   */
  public CallHandle enqueue(TransferCallback<? super T> callback) {
    return start(Objects.requireNonNull(callback, "callback"));
  }

  private CallExecution<T> start(TransferCallback<? super T> callback) {
    CallExecution<T> execution =
        new CallExecution<>(
            this, calls.threads.requests, new CallbackCompletion<>(calls.threads, callback));
    execution.start();
    return execution;
  }

  /**
   * Executes the call asynchronously and returns its result as a future. The client completes it on
   * the callback executor, exceptionally with a {@link TransfersException}. Canceling the future
   * cancels the call. Needs API level 24 on Android, unlike the other methods.
   */
  public CompletableFuture<T> toFuture() {
    CallFuture<T> future = new CallFuture<>();
    future.setCall(start(future));
    return future;
  }

  /** Returns the operation and the request id. */
  @Override
  public String toString() {
    return operation.name + (requestId == null ? "" : " (request id " + requestId + ")");
  }
}
