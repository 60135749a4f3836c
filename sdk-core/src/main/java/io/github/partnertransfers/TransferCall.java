package io.github.partnertransfers;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call to the service, ready to be made: blocking, with a callback, as a future, or as a Single
 * of the RxJava module. All four share one implementation of login, retry and deadline.
 *
 * <p>A call represents one logical request. Executing a write again repeats the same request with
 * the same MS-RequestId, so that the service doesn't carry it out twice; for a second transfer,
 * make a second call. A read sends a new request each time.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TransferCall<T> {
  final CallFactory calls;
  final Operation<T> operation;
  private final CallOptions options;
  private final @Nullable String requestId;

  /** Shared by the calls of the same request id; a read changes nothing. */
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

  /** The options of this call. */
  public CallOptions options() {
    return options;
  }

  /**
   * Returns the same call with these options, which replace all of its own. To change one: {@code
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
   * The MS-RequestId that this call is sent with, or null for a read, which gets a new one each
   * time. Store that of a write before executing it to be able to resume it after a crash.
   */
  public @Nullable String requestId() {
    return requestId;
  }

  /**
   * Executes the call on this thread and waits for its result. Interrupting the thread cancels the
   * call; the interrupt flag stays set.
   *
   * @return the result; null only for calls of type {@code Void}
   * @throws TransfersException if the call failed; its subclasses say what to do
   * @throws IllegalStateException on Android's main thread, which must not wait for a network
   */
  @SuppressWarnings("NullAway") // Null is the one value of a Void call.
  public T execute() {
    AndroidMainThread.requireOther();
    BlockingCall<T> blocking = new BlockingCall<>();
    return blocking.run(new CallExecution<>(this, blocking, blocking));
  }

  /**
   * Executes the call in the background. No thread is held while it waits.
   *
   * @param callback gets the outcome once, on the client's {@linkplain
   *     TransfersClient.Builder#callbackExecutor callback executor}
   * @return cancels the call
   */
  public CallHandle enqueue(TransferCallback<? super T> callback) {
    Objects.requireNonNull(callback, "callback");
    CallExecution<T> execution =
        new CallExecution<>(
            this, calls.threads.requests, new CallbackCompletion<>(calls.threads, callback));
    execution.start();
    return execution;
  }

  /**
   * Executes the call in the background and returns its result as a future, which is completed on
   * the callback executor. Canceling the future cancels the call. On Android this needs API level
   * 24; the other ways to execute a call don't.
   */
  public CompletableFuture<T> toFuture() {
    CallFuture<T> future = new CallFuture<>();
    future.follow(enqueue(future));
    return future;
  }

  /** The operation and the request id. */
  @Override
  public String toString() {
    return operation.name + (requestId == null ? "" : " (request id " + requestId + ")");
  }
}
