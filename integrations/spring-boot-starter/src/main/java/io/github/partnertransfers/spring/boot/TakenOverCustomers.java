package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.jdbc.TakenOverException;
import io.github.partnertransfers.rx.PollReport;
import io.github.partnertransfers.rx.WatchListener;
import io.github.partnertransfers.rx.WatchPosition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Stops to follow a customer when another process has taken it over. */
final class TakenOverCustomers implements WatchListener {
  private final ObjectProvider<TransferWatch> watch;

  TakenOverCustomers(ObjectProvider<TransferWatch> watch) {
    this.watch = watch;
  }

  @Override
  public void pollEnded(PollReport report) {}

  @Override
  public void positionNotSaved(
      WatchPosition position, Throwable failure, @Nullable Duration retryIn) {
    if (failure.getCause() instanceof TakenOverException) {
      watch.ifAvailable(it -> it.takenOver(position.customerId(), failure));
    }
  }
}
