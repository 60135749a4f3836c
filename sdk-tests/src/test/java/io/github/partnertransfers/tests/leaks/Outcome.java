package io.github.partnertransfers.tests.leaks;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.NotAuthorizedException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.RequestRefusedException;
import io.github.partnertransfers.ServiceUnavailableException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call can end, and what to order for it. */
enum Outcome {
  SUCCESS(Operation.LIST, null, null),
  REFUSED(Operation.LIST, Fault.answer(400, "{\"code\":900141}"), RequestRefusedException.class),
  FORBIDDEN(Operation.LIST, Fault.answer(403, ""), NotAuthorizedException.class),
  TOKEN_REFUSED(Operation.LIST, Fault.unauthorized(), NotAuthorizedException.class),
  UNAVAILABLE(Operation.LIST, Fault.answer(503, "{}"), ServiceUnavailableException.class),
  GATEWAY_DOWN(Operation.LIST, Fault.badGateway(), ServiceUnavailableException.class),
  BROKEN(Operation.LIST, Fault.connectionReset(), ServiceUnavailableException.class),
  TRUNCATED(Operation.LIST, Fault.truncatedBody(), ServiceUnavailableException.class),
  CHUNK_MALFORMED(Operation.LIST, Fault.malformedChunk(), ServiceUnavailableException.class),
  TIMED_OUT(Operation.LIST, Fault.silence(Fault.LONGEST_WAIT), ServiceUnavailableException.class) {
    @Override
    CallOptions options() {
      return CallOptions.builder().deadline(Duration.ofMillis(300)).build();
    }
  },
  PAGE(Operation.LIST, Fault.pageInsteadOfJson(), MalformedResponseException.class),
  REDIRECTED(
      Operation.LIST,
      Fault.answer(302, "moved").header("Location", "/elsewhere"),
      MalformedResponseException.class),
  TOO_LARGE(
      Operation.LIST,
      Fault.answer(200, "[" + " ".repeat(NothingLeaksSuiteTest.MOST_BYTES) + "]"),
      MalformedResponseException.class),
  UNKNOWN(Operation.CREATE, Fault.emptyResponse(), OutcomeUnknownException.class),
  LOGIN_REFUSED(
      Operation.TOKEN, Fault.answer(400, "{\"error\":\"x\"}"), NotAuthorizedException.class),
  LOGIN_DOWN(Operation.TOKEN, Fault.answer(503, "down"), ServiceUnavailableException.class),
  LOGIN_PAGE(Operation.TOKEN, Fault.pageInsteadOfJson(), ServiceUnavailableException.class);

  private final Operation operation;

  @SuppressWarnings("ImmutableEnumChecker") // A fault is immutable, as its javadoc says.
  private final @Nullable Fault fault;

  private final @Nullable Class<? extends TransfersException> failure;

  Outcome(
      Operation operation,
      @Nullable Fault fault,
      @Nullable Class<? extends TransfersException> failure) {
    this.operation = operation;
    this.fault = fault;
    this.failure = failure;
  }

  Operation operation() {
    return operation;
  }

  @Nullable Fault fault() {
    return fault;
  }

  @Nullable Class<? extends TransfersException> failure() {
    return failure;
  }

  CallOptions options() {
    return CallOptions.DEFAULT;
  }
}
