package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What a call waits for, and how a {@link HeldCall} is brought to wait for it. */
enum CallState {
  AWAITING_TOKEN("the login hangs", 0, NotAuthorizedException.class) {
    @Override
    void configure(TransfersClient.Builder client, HeldCall call) {
      client.credential(request -> call.logIn(1));
    }
  },

  AWAITING_TOKEN_FOR_RETRY("the login before a retry hangs", 1, NotAuthorizedException.class) {
    @Override
    void configure(TransfersClient.Builder client, HeldCall call) {
      client.credential(request -> call.logIn(2));
    }

    @Override
    void respond(Socket connection, HeldCall call) throws IOException {
      RawServer.write(connection, RETRY_LATER);
    }

    @Override
    void reach(HeldCall call) throws InterruptedException {
      call.time().awaitTimer(RETRY_AFTER);
      call.time().advance(RETRY_AFTER);
      call.awaitReached();
    }
  },

  QUEUED("all threads of the client are busy", 0, ServiceUnavailableException.class) {
    @Override
    void prepare(HeldCall call) throws InterruptedException {
      call.occupyTheOnlyThread();
    }

    @Override
    void reach(HeldCall call) {
      // With a token at hand, a call is queued by the time it was started.
    }

    @Override
    Response throwMistake(Interceptor.Chain chain) {
      throw new IllegalStateException(HeldCall.MISTAKE);
    }
  },

  QUEUED_IN_LENT_EXECUTOR("the request executor is busy", 0, ServiceUnavailableException.class) {
    @Override
    void configure(TransfersClient.Builder client, HeldCall call) {
      client.requestExecutor(call::runOnceReleased);
    }

    @Override
    Response throwMistake(Interceptor.Chain chain) {
      throw new IllegalStateException(HeldCall.MISTAKE);
    }
  },

  AWAITING_RESPONSE("the server is silent", 1, ServiceUnavailableException.class) {
    @Override
    void respond(Socket connection, HeldCall call) throws IOException {
      call.reached();
      call.hang(connection);
    }

    @Override
    Response throwMistake(Interceptor.Chain chain) {
      try {
        return chain.proceed(chain.request());
      } catch (IOException e) {
        throw new IllegalStateException(HeldCall.MISTAKE, e);
      }
    }
  },

  READING_BODY("the body never ends", 1, MalformedResponseException.class) {
    @Override
    void respond(Socket connection, HeldCall call) throws IOException {
      RawServer.write(connection, RawServer.head(200) + "Content-Length: 100\r\n\r\n{");
      call.hang(connection);
    }

    @Override
    void headersArrived(HeldCall call) {
      call.reached();
    }

    @Override
    Response throwMistake(Interceptor.Chain chain) throws IOException {
      return ThrowingBody.in(chain.proceed(chain.request()), HeldCall.MISTAKE);
    }
  },

  BACKING_OFF("the next attempt is due later", 1, null) {
    @Override
    void configure(TransfersClient.Builder client, HeldCall call) {
      if (call.endsBy(CallEnd.FOREIGN_THROWABLE)) {
        client.scheduler(new ThrowingScheduler());
      }
    }

    @Override
    void respond(Socket connection, HeldCall call) throws IOException {
      RawServer.write(connection, call.requests() == 1 ? RETRY_LATER : FINE);
    }

    @Override
    void reach(HeldCall call) throws InterruptedException {
      if (call.endsBy(CallEnd.FOREIGN_THROWABLE)) {
        call.awaitListener();
      } else {
        call.time().awaitTimer(RETRY_AFTER);
      }
    }
  },

  ENDED_BEFORE_REJECTION("the callback executor takes long to reject it", 1, null) {
    @Override
    void configure(TransfersClient.Builder client, HeldCall call) {
      client.callbackExecutor(call::rejectOnceReleased);
    }
  },

  ENDED_IN_BUSY_EXECUTOR("the callback executor is busy", 1, null) {
    @Override
    void configure(TransfersClient.Builder client, HeldCall call) {
      client.callbackExecutor(
          call.endsBy(CallEnd.FOREIGN_THROWABLE)
              ? call::runAndThrowOnceReleased
              : call::runOnceReleased);
    }
  };

  /** Longer than the first token of {@link HeldCall#logIn} may be used. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(60);

  static final String FINE = RawServer.answer(200, "", "{}");

  private static final String RETRY_LATER =
      RawServer.answer(503, "Retry-After: " + RETRY_AFTER.toSeconds() + "\r\n", "");

  private final String description;
  private final int requests;
  private final @Nullable Class<? extends TransfersException> failureByMistake;

  CallState(
      String description,
      int requests,
      @Nullable Class<? extends TransfersException> failureByMistake) {
    this.description = description;
    this.requests = requests;
    this.failureByMistake = failureByMistake;
  }

  /** Makes the client one whose calls get into this state. */
  void configure(TransfersClient.Builder client, HeldCall call) {}

  /** Does what has to be done before the call starts. */
  void prepare(HeldCall call) throws InterruptedException {}

  /** Responds to the call's request. */
  void respond(Socket connection, HeldCall call) throws IOException {
    RawServer.write(connection, FINE);
  }

  /** The headers of the response have arrived. */
  void headersArrived(HeldCall call) {}

  /** Makes the call's request with an interceptor that throws once the call is released. */
  Response throwMistake(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request());
  }

  /** Waits until the call that was started is in this state. */
  void reach(HeldCall call) throws InterruptedException {
    call.awaitReached();
  }

  /** Returns how many requests the call has sent. */
  int requests() {
    return requests;
  }

  /** Returns what a read ends in if foreign code throws; null if it succeeds. */
  @Nullable Class<? extends TransfersException> failureByMistake() {
    return failureByMistake;
  }

  boolean isAwaitingToken() {
    return this == AWAITING_TOKEN || this == AWAITING_TOKEN_FOR_RETRY;
  }

  /** Returns whether only an asynchronous call can be in this state. */
  boolean isAsynchronous() {
    return this == QUEUED || this == QUEUED_IN_LENT_EXECUTOR || hasEnded();
  }

  /** Returns whether a request is in flight. */
  boolean isExchanging() {
    return this == AWAITING_RESPONSE || this == READING_BODY;
  }

  /** Returns whether the outcome is decided. */
  boolean hasEnded() {
    return this == ENDED_BEFORE_REJECTION || this == ENDED_IN_BUSY_EXECUTOR;
  }

  /** Returns whether a write may have had its effect without a response that says so. */
  boolean isUnsettled() {
    return requests > 0 && !hasEnded();
  }

  @Override
  public String toString() {
    return description;
  }
}
