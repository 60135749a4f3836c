package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.tests.fixtures.CallStyle;

/** What ends a call, whatever its state. */
enum CallEnd {
  DEADLINE("its deadline passes") {
    @Override
    void apply(HeldCall call) {
      call.passDeadline();
    }
  },

  CANCELLATION("it is canceled") {
    @Override
    boolean appliesTo(CallState state, CallStyle style) {
      return style != CallStyle.BLOCKING;
    }

    @Override
    void apply(HeldCall call) {
      call.cancel();
    }
  },

  INTERRUPT("its thread is interrupted") {
    @Override
    boolean appliesTo(CallState state, CallStyle style) {
      return style == CallStyle.BLOCKING;
    }

    @Override
    void apply(HeldCall call) {
      call.cancel();
    }
  },

  CLOSE("the client is closed") {
    @Override
    void apply(HeldCall call) {
      call.closeClient();
    }
  },

  /**
   * Of the provider, interceptor, scheduler or executor that the call waits for; a listener too.
   */
  FOREIGN_THROWABLE("foreign code throws") {
    @Override
    void apply(HeldCall call) {
      call.release();
      if (call.isIn(CallState.BACKING_OFF)) {
        call.time().advance(CallState.RETRY_AFTER.plus(HeldCall.TOLERANCE));
      }
    }
  },

  THROWING_CALLBACK("its callback throws") {
    @Override
    boolean appliesTo(CallState state, CallStyle style) {
      return state == CallState.ENDED_IN_BUSY_EXECUTOR && style == CallStyle.CALLBACK;
    }

    @Override
    void apply(HeldCall call) {
      call.release();
    }
  };

  private final String description;

  CallEnd(String description) {
    this.description = description;
  }

  boolean appliesTo(CallState state, CallStyle style) {
    return true;
  }

  abstract void apply(HeldCall call);

  @Override
  public String toString() {
    return description;
  }
}
