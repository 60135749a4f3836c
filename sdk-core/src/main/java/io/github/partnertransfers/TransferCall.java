package io.github.partnertransfers;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call to the service, ready to be made: blocking, with a callback, as a future, or as a Single
 * of the RxJava module. All four share one implementation of login, retry and deadline.
 *
 * <p>A call object stands for one wish. Executing that of a write again repeats the same request,
 * with the same MS-RequestId, so that the service doesn't carry it out twice; for a second
 * transfer, make a second call object. A read asks anew each time.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TransferCall<T> {
  private final ClientRuntime runtime;
  private final Operation<T> operation;
  private final CallOptions options;
  private final @Nullable String requestId;

  TransferCall(ClientRuntime runtime, Operation<T> operation) {
    this(
        runtime,
        operation,
        CallOptions.DEFAULT,
        operation.isWrite() ? UUID.randomUUID().toString() : null);
  }

  private TransferCall(
      ClientRuntime runtime,
      Operation<T> operation,
      CallOptions options,
      @Nullable String requestId) {
    this.runtime = runtime;
    this.operation = operation;
    this.options = options;
    this.requestId = requestId;
  }

  /** The same call with these options. */
  public TransferCall<T> with(CallOptions newOptions) {
    Objects.requireNonNull(newOptions, "options");
    String id = newOptions.requestId() == null ? requestId : newOptions.requestId();
    return new TransferCall<>(runtime, operation, newOptions, id);
  }

  /**
   * The MS-RequestId that this call is sent with, or null for a read, which gets a new one each
   * time. Store that of a write before executing it to be able to resume it after a crash.
   */
  public @Nullable String requestId() {
    return requestId;
  }

  /**
   * Makes the call and waits for its result. Waits are interruptible: the interrupt flag stays set
   * and the call ends as if it had been cancelled.
   *
   * @return the result; null only for calls of type {@code Void}
   * @throws TransfersException if the call failed; its subclasses say what to do
   */
  @SuppressWarnings("NullAway") // Null is the one value of a Void call.
  public T execute() {
    return new BlockingCall<>(newLogicalCall()).execute();
  }

  /**
   * Makes the call without holding a thread while it waits.
   *
   * @param callback is told the result on a background thread, or on the thread that cancels
   * @return what cancels the call
   */
  public Cancellable enqueue(TransferCallback<? super T> callback) {
    AsyncCall<T> call =
        new AsyncCall<>(newLogicalCall(), Objects.requireNonNull(callback, "callback"));
    call.attempt();
    return call;
  }

  /**
   * Makes the call and gives its result as a future; cancelling the future cancels the call. On
   * Android this needs API level 24; the other ways to make a call don't.
   */
  public CompletableFuture<T> toFuture() {
    CallFuture<T> future = new CallFuture<>();
    future.follow(enqueue(future));
    return future;
  }

  private LogicalCall<T> newLogicalCall() {
    return new LogicalCall<>(runtime, operation, options, requestId);
  }

  /** The operation and the request id. */
  @Override
  public String toString() {
    return operation.name() + (requestId == null ? "" : " (request id " + requestId + ")");
  }
}
