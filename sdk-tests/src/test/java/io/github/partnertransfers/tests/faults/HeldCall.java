package io.github.partnertransfers.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransferCallback;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.RunningCall;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A call that is held in a state until it is ended or released, with a client and a server. The
 * client has one thread for requests and a budget of one retry, so that a test notices if the call
 * keeps either.
 */
final class HeldCall implements Closeable {
  static final String MISTAKE = "a mistake of the application";

  /** By how much more virtual time than its deadline a call may take. */
  static final Duration TOLERANCE = Duration.ofMillis(100);

  private static final Duration DEADLINE = CallState.RETRY_AFTER.plusMillis(1);
  private static final Duration AMPLE = Duration.ofHours(1);

  private static final String ID = "0f64fe6c-5a2f-4df6-a1ff-9c7b21b16c59";
  private static final String OTHER_ID = "5b0fd0ba-7d0d-4a79-ae0b-6f6bd2a4e4f2";

  private final EndCase given;
  private final VirtualTime time = VirtualTime.standing();
  private final RawServer server = RawServer.start(this::respond);
  private final TransfersClient client;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch listened = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch threadOccupied = new CountDownLatch(1);
  private final CountDownLatch connectionClosed = new CountDownLatch(1);

  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger laterRequests = new AtomicInteger();
  private final AtomicReference<Throwable> uncaught = new AtomicReference<>();

  private long deadlineNanos;
  private @Nullable RunningCall<?> running;

  HeldCall(EndCase given, NothingLeaks leaks) {
    this.given = given;
    OkHttpClient http =
        leaks
            .http()
            .newBuilder()
            .addInterceptor(this::intercept)
            .addNetworkInterceptor(this::interceptOnNetwork)
            .build();
    TransfersClient.Builder builder =
        Clients.of(server, time)
            .httpClient(http)
            .maxConcurrentRequests(1)
            .retryPolicy(RetryPolicy.builder().budget(1).baseDelay(Duration.ZERO).build())
            .deadline(AMPLE);
    if (endsBy(CallEnd.FOREIGN_THROWABLE)) {
      builder.addListener(
          attempt -> {
            listened.countDown();
            throw new AssertionError(MISTAKE);
          });
    }
    given.state().configure(builder, this);
    client = leaks.closing(builder.build());
  }

  boolean isIn(CallState state) {
    return given.state() == state;
  }

  boolean endsBy(CallEnd end) {
    return given.end() == end;
  }

  VirtualTime time() {
    return time;
  }

  /**
   * Starts the call and waits until it is in its state.
   *
   * @return the options of the call, which the client refers to as long as to the call
   */
  WeakReference<CallOptions> start() throws InterruptedException {
    given.state().prepare(this);
    CallOptions options = options();
    deadlineNanos = time.nanoTime() + Objects.requireNonNull(options.deadline()).toNanos();
    running = start(given.kind().call(client).with(options));
    given.state().reach(this);
    return new WeakReference<>(options);
  }

  private CallOptions options() {
    return CallOptions.builder()
        .correlationId(ID)
        .deadline(endsBy(CallEnd.DEADLINE) ? DEADLINE : AMPLE)
        .build();
  }

  private <T> RunningCall<T> start(TransferCall<T> call) {
    return endsBy(CallEnd.THROWING_CALLBACK)
        ? startWithThrowingCallback(call)
        : given.style().start(call);
  }

  private static <T> RunningCall<T> startWithThrowingCallback(TransferCall<T> call) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    AtomicInteger notifications = new AtomicInteger();
    call.enqueue(
        new TransferCallback<T>() {
          @Override
          public void onSuccess(T result) {
            notifications.incrementAndGet();
            outcome.complete(result);
            throw new AssertionError(MISTAKE);
          }

          @Override
          public void onFailure(TransfersException failure) {
            notifications.incrementAndGet();
            outcome.completeExceptionally(failure);
          }
        });
    return new RunningCall<>(outcome, () -> {}, notifications);
  }

  RunningCall<?> running() {
    return Objects.requireNonNull(running);
  }

  /** Drops the reference to the call. */
  void forget() {
    running = null;
  }

  /** Starts a call that takes the client's only thread for requests until the release. */
  void occupyTheOnlyThread() throws InterruptedException {
    CallOptions options = CallOptions.builder().correlationId(OTHER_ID).build();
    CompletableFuture<?> occupying = Kind.READ.call(client).with(options).toFuture();
    threadOccupied.await();
    assertThat(occupying).isNotDone();
  }

  /** Makes another call, which needs a thread, a token and, if there should be one, a retry. */
  Object makeAnotherCall() throws Exception {
    laterRequests.set(given.spendsRetry() ? 1 : 0);
    return Kind.READ.call(client).toFuture().get();
  }

  private void respond(String request, Socket connection) throws IOException {
    if (request.contains(ID)) {
      requests.incrementAndGet();
      given.state().respond(connection, this);
    } else if (request.contains(OTHER_ID)) {
      threadOccupied.countDown();
      awaitRelease();
      RawServer.write(connection, CallState.FINE);
    } else {
      boolean isFirst = laterRequests.getAndIncrement() == 0;
      RawServer.write(connection, isFirst ? RawServer.answer(503, "", "") : CallState.FINE);
    }
  }

  private Response intercept(Interceptor.Chain chain) throws IOException {
    boolean isHeld = ID.equals(chain.request().header("MS-CorrelationId"));
    return isHeld && endsBy(CallEnd.FOREIGN_THROWABLE)
        ? given.state().throwMistake(chain)
        : chain.proceed(chain.request());
  }

  private Response interceptOnNetwork(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    given.state().headersArrived(this);
    return response;
  }

  /** Sends nothing more, until the client closes the connection or, as told, until the release. */
  void hang(Socket connection) throws IOException {
    if (endsBy(CallEnd.FOREIGN_THROWABLE)) {
      awaitRelease();
    } else {
      RawServer.keepSilent(connection);
    }
    connectionClosed.countDown();
  }

  /** Logs in; the given one of the logins hangs until the release. */
  AccessToken logIn(int hanging) throws InterruptedException {
    int number = logins.incrementAndGet();
    if (number == hanging) {
      reached();
      released.await();
      if (endsBy(CallEnd.FOREIGN_THROWABLE)) {
        throw new IllegalStateException(MISTAKE);
      }
    }
    return number < hanging
        ? AccessToken.of("a-token", CallState.RETRY_AFTER)
        : AccessToken.of("another-token", Duration.ofDays(1));
  }

  /** As an executor: runs the task on another thread once the call is released. */
  void runOnceReleased(Runnable task) {
    reached();
    // By its name it is a thread of the client's, which must not be held for ever.
    Thread thread =
        new Thread(
            () -> {
              awaitReleaseQuietly();
              task.run();
            },
            "partner-transfers-lent");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((any, failure) -> uncaught.set(failure));
    thread.start();
  }

  /** As an executor: runs the task on this thread, and throws all the same. */
  void runAndThrowOnceReleased(Runnable task) {
    reached();
    awaitReleaseQuietly();
    task.run();
    throw new AssertionError(MISTAKE);
  }

  /** As an executor: keeps its caller waiting, and rejects the task. */
  void rejectOnceReleased(Runnable task) {
    reached();
    awaitReleaseQuietly();
    if (endsBy(CallEnd.FOREIGN_THROWABLE)) {
      throw new OutOfMemoryError("unable to create native thread");
    }
    throw new RejectedExecutionException(task + " is one too many");
  }

  void reached() {
    reached.countDown();
  }

  void awaitReached() throws InterruptedException {
    reached.await();
  }

  void awaitListener() throws InterruptedException {
    listened.await();
  }

  void awaitConnectionClosed() throws InterruptedException {
    connectionClosed.await();
  }

  private void awaitRelease() throws InterruptedIOException {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void awaitReleaseQuietly() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go on what the call waits for. */
  void release() {
    released.countDown();
  }

  /** Lets the deadline pass, and not a moment more. */
  void passDeadline() {
    long left = deadlineNanos - time.nanoTime();
    if (!isIn(CallState.BACKING_OFF)) { // There, the delay would be over just before.
      time.advance(Duration.ofNanos(left - 1));
      assertThat(running().outcome()).isNotDone();
      left = 1;
    }
    time.advance(Duration.ofNanos(left));
  }

  void cancel() {
    running().cancel().run();
  }

  void closeClient() {
    client.close();
  }

  int logins() {
    return logins.get();
  }

  /** Returns how many requests of the call reached the service. */
  int requests() {
    return requests.get();
  }

  /** Returns what was thrown to the end of a lent thread, or null. */
  @Nullable Throwable uncaught() {
    return uncaught.get();
  }

  @Override
  public void close() {
    release();
    server.close();
  }
}
