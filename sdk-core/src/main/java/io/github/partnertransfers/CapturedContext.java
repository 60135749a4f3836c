package io.github.partnertransfers;

import org.jspecify.annotations.Nullable;

/** Runs code in the context of a call: exactly once, whatever the application's context does. */
final class CapturedContext {
  static final CapturedContext NONE = new CapturedContext(null);

  private final @Nullable CallContext context;

  private CapturedContext(@Nullable CallContext context) {
    this.context = context;
  }

  static CapturedContext of(@Nullable ContextPropagation propagation, CallInfo call) {
    if (propagation == null || call.isDetached()) {
      return NONE;
    }
    try {
      return new CapturedContext(propagation.capture(call));
    } catch (Throwable e) { // The context must not affect the call.
      return NONE;
    }
  }

  void run(Runnable code) {
    CallContext captured = context;
    if (captured == null) {
      code.run();
      return;
    }
    Once once = new Once(code);
    ForeignCode.runQuietly(() -> captured.run(once));
    once.run();
  }

  void runRequest(Runnable request) {
    CallContext captured = context;
    if (captured == null) {
      request.run();
      return;
    }
    Once once = new Once(request);
    ForeignCode.runQuietly(() -> captured.runRequest(once));
    once.run();
  }

  /** Runs code once, and only on the thread that created this. */
  private static final class Once implements Runnable {
    private final Thread thread = Thread.currentThread();
    private final Runnable code;
    private boolean isStarted;

    Once(Runnable code) {
      this.code = code;
    }

    @Override
    public void run() {
      if (Thread.currentThread() == thread && !isStarted) {
        isStarted = true;
        code.run();
      }
    }
  }
}
