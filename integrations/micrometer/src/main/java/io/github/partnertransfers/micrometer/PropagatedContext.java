package io.github.partnertransfers.micrometer;

import io.github.partnertransfers.CallContext;
import io.micrometer.context.ContextSnapshot;
import org.jspecify.annotations.Nullable;

/** The context of the thread that executed a call, and the observation of the call. */
final class PropagatedContext implements CallContext {
  private final ContextSnapshot snapshot;
  private final @Nullable ObservedCall call;

  PropagatedContext(ContextSnapshot snapshot, @Nullable ObservedCall call) {
    this.snapshot = snapshot;
    this.call = call;
  }

  @Override
  public void run(Runnable code) {
    snapshot.wrap(code).run();
  }

  @Override
  public void runRequest(Runnable request) {
    ObservedCall observed = call;
    run(observed == null ? request : () -> observed.innermost().scoped(request));
  }
}
