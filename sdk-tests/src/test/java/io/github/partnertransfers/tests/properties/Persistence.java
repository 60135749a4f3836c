package io.github.partnertransfers.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller who wants one thing once, and doesn't give up. It believes what the client says: after a
 * failure that isn't an unknown outcome it makes a new call, which is a second deed if the first
 * one was done after all.
 */
final class Persistence<T> {
  private final Step step;
  private final Supplier<TransferCall<T>> newCall;
  private final Function<TransferCall<T>, @Nullable T> way;

  /** Whether the service has done what is wanted. */
  private final BooleanSupplier done;

  /** Finds what a call with an unknown outcome did; null if the caller doesn't look for it. */
  private final @Nullable Supplier<Optional<T>> search;

  private TransferCall<T> call;
  private boolean unknown;

  Persistence(
      Step step,
      Supplier<TransferCall<T>> newCall,
      Function<TransferCall<T>, @Nullable T> way,
      BooleanSupplier done,
      @Nullable Supplier<Optional<T>> search) {
    this.step = step;
    this.newCall = newCall;
    this.way = way;
    this.done = done;
    this.search = search;
    this.call = newCall();
  }

  @Nullable T result() {
    // Every call that fails met at least one trouble.
    for (int i = 0; i <= step.troubles().size(); i++) {
      try {
        T result = way.apply(call);
        assertThat(done.getAsBoolean()).as("done, as the client says").isTrue();
        return result;
      } catch (OutcomeUnknownException e) {
        Optional<T> found = resume(e);
        if (found.isPresent()) {
          return found.get();
        }
      } catch (TransfersException e) {
        tryAnew(e);
      }
    }
    return fail("there are more failures than troubles");
  }

  private Optional<T> resume(OutcomeUnknownException failure) {
    unknown = true;
    if (search != null) {
      Optional<T> found = search.get();
      assertThat(found.isPresent()).as("found").isEqualTo(done.getAsBoolean());
      call = newCall();
      unknown = false;
      return found;
    }
    if (step.recovery() == Recovery.SAME_REQUEST_ID) {
      call = newCall.get().with(options().requestId(failure.requestId()).build());
    }
    return Optional.empty();
  }

  private void tryAnew(TransfersException failure) {
    if (!unknown) {
      assertThat(done.getAsBoolean()).as("done, though %s", failure.getMessage()).isFalse();
      call = newCall();
    }
  }

  private TransferCall<T> newCall() {
    return newCall.get().with(options().build());
  }

  private CallOptions.Builder options() {
    return CallOptions.builder().maxAttempts(step.mostAttempts());
  }
}
