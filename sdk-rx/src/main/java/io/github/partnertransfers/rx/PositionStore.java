package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.Collection;

/**
 * Persists the resume positions of watches. With {@link WatchOptions#positions}, each stream
 * resumes where the last one ended.
 *
 * <p>A position is saved when its update is {@linkplain TransferUpdate#acknowledge acknowledged}.
 * After a crash, the stream emits unacknowledged updates again, so none is lost. {@link
 * WatchOptions#acknowledgesAfterOnNext} acknowledges automatically. To store a position in the same
 * transaction as the effects of an update, store {@link TransferUpdate#position} there, return it
 * from {@link #load}, and don't acknowledge.
 *
 * <p>{@link #load} is called on the subscribing thread, {@link #save} on the acknowledging thread,
 * serially for each customer of a stream; retries run on {@link WatchOptions#updateScheduler}. Both
 * may block.
 */
public interface PositionStore {
  /**
   * Loads the last saved position of each transfer of a customer. Positions of other customers are
   * ignored.
   *
   * @throws IOException if loading fails; the stream then fails with it, and a fleet emits it and
   *     continues without this customer
   */
  Collection<WatchPosition> load(String customerId) throws IOException;

  /**
   * Replaces the position of a transfer. If the transfer {@linkplain WatchPosition#isVanished has
   * vanished}, it is enough to delete the position.
   *
   * @throws IOException if saving fails; the listener is notified, and saving is retried
   */
  void save(WatchPosition position) throws IOException;
}
