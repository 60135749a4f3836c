package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallContext;
import io.github.partnertransfers.CallInfo;
import io.github.partnertransfers.CallListener;
import io.github.partnertransfers.ContextPropagation;
import io.github.partnertransfers.TokenRequest;
import io.github.partnertransfers.TransfersException;
import io.micrometer.common.KeyValues;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes the calls, attempts and logins of clients, for meters and traces: see {@link
 * TransferObservation}. Add it to a client twice:
 *
 * <pre>{@code
 * TransferObservations observations = TransferObservations.of(registry);
 * TransfersClient.builder().addListener(observations).contextPropagation(observations)
 * }</pre>
 *
 * <p>As a listener, it starts an observation for each execution of a call, under the observation
 * that is current on the thread that executes the call, and under it one for each attempt. As the
 * context propagation, it captures all thread-locals that are registered with Micrometer's {@code
 * ContextRegistry} and restores them in callbacks, futures and Singles. An attempt is current while
 * its request is sent; a login is a child of the call that started it.
 *
 * <p>A {@linkplain CallInfo#isDetached detached} call, such as a poll of a watch, is a root. So is
 * a token that is renewed before it expires, as no call waits for it.
 *
 * <p>Thread-safe; one object can serve several clients. To rename observations or to replace tags,
 * add a {@code GlobalObservationConvention} for one of the contexts in this package to the
 * registry.
 */
public final class TransferObservations implements CallListener, ContextPropagation {
  private final ObservationRegistry registry;
  private final KeyValues tags;
  private final CallConvention callConvention;
  private final AttemptConvention attemptConvention;
  private final LoginConvention loginConvention = new LoginConvention();
  private final ContextSnapshotFactory snapshots =
      ContextSnapshotFactory.builder().clearMissing(true).build();

  /** The executions in flight. Each has one CallInfo, which is compared by identity. */
  private final Map<CallInfo, ObservedCall> calls = new ConcurrentHashMap<>();

  /** The logins in flight, by thread: a login starts and ends on the same one. */
  private final Map<Thread, ObservedLogin> logins = new ConcurrentHashMap<>();

  private TransferObservations(ObservationRegistry registry, KeyValues tags) {
    ResponseTags responses = new ResponseTags();
    this.registry = Objects.requireNonNull(registry, "registry");
    this.tags = Objects.requireNonNull(tags, "tags");
    this.callConvention = new CallConvention(responses);
    this.attemptConvention = new AttemptConvention(responses);
  }

  /** Creates a listener that observes with this registry. */
  public static TransferObservations of(ObservationRegistry registry) {
    return of(registry, KeyValues.empty());
  }

  /**
   * Creates a listener whose observations have additional tags of low cardinality, such as the
   * partner of the client.
   */
  public static TransferObservations of(ObservationRegistry registry, KeyValues tags) {
    return new TransferObservations(registry, tags);
  }

  @Override
  public CallContext capture(CallInfo call) {
    return new PropagatedContext(snapshots.captureAll(), calls.get(call));
  }

  @Override
  public void callStarted(CallInfo call) {
    if (registry.isNoop()) {
      return;
    }
    if (call.isDetached()) { // The thread can have a context: it may be that of a subscriber.
      new NullObservation(registry).scoped(() -> start(call, true));
    } else {
      start(call, false);
    }
  }

  private void start(CallInfo call, boolean isRoot) {
    CallObservationContext context = new CallObservationContext(call);
    Observation observation =
        TransferObservation.CALL.observation(null, callConvention, () -> context, registry);
    if (isRoot) {
      observation.parentObservation(null);
    }
    observation.lowCardinalityKeyValues(tags).start();
    calls.put(call, new ObservedCall(observation, context));
  }

  @Override
  public void attemptStarted(CallInfo call, int number) {
    ObservedCall observed = calls.get(call);
    if (observed != null) {
      observed.attemptStarted(start(observed, call, number));
    }
  }

  /** Starts an attempt in the scope of its call: a tracer prefers the current span as parent. */
  private ObservedAttempt start(ObservedCall observed, CallInfo call, int number) {
    AttemptObservationContext context = new AttemptObservationContext(call, number);
    Supplier<Observation> start =
        () ->
            TransferObservation.ATTEMPT
                .observation(null, attemptConvention, () -> context, registry)
                .lowCardinalityKeyValues(tags)
                .start();
    return new ObservedAttempt(observed.observation.scoped(start), context);
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    ObservedCall observed = calls.get(attempt.call());
    if (observed == null) {
      return;
    }
    ObservedAttempt ended = observed.attemptEnded(attempt);
    if (ended == null) { // It failed before its request existed.
      ended = start(observed, attempt.call(), attempt.number());
    }
    ended.end(Outcome.of(attempt), attempt);
  }

  @Override
  public void callEnded(CallInfo call, Duration duration, @Nullable TransfersException failure) {
    ObservedCall observed = calls.remove(call);
    if (observed != null) {
      observed.end(failure);
    }
  }

  @Override
  public void loginStarted(TokenRequest request) {
    if (registry.isNoop()) {
      return;
    }
    LoginObservationContext context = new LoginObservationContext(request);
    Observation observation =
        TransferObservation.LOGIN.observation(null, loginConvention, () -> context, registry);
    observation.lowCardinalityKeyValues(tags).start();
    ObservedLogin login = new ObservedLogin(observation, context, observation.openScope());
    logins.put(Thread.currentThread(), login);
  }

  @Override
  public void loginEnded(TokenRequest request, Duration duration, @Nullable Throwable failure) {
    ObservedLogin observed = logins.remove(Thread.currentThread());
    if (observed != null) {
      observed.end(failure);
    }
  }

  private record ObservedLogin(
      Observation observation, LoginObservationContext context, Observation.Scope scope) {
    void end(@Nullable Throwable failure) {
      scope.close();
      context.ended(failure == null ? Outcome.SUCCESS : Outcome.LOGIN_FAILED);
      if (failure != null) {
        observation.error(new LoginFailure(failure));
      }
      observation.stop();
    }
  }
}
