package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.Collection;

/**
 * Keeps the positions of a watch from one process to the next. Give it to {@link
 * WatchOptions#positions}; each stream then begins where the last one ended.
 *
 * <p>A position is saved when its update is {@linkplain TransferUpdate#acknowledge acknowledged}: a
 * process that dies before is told the update again, so nothing is lost. Where {@code onNext}
 * returns only after the update has been dealt with, in a subscriber that follows the stream
 * directly, {@link WatchOptions#acknowledgesAfterOnNext} does it. To store positions in the same
 * transaction as what is made of an update, store {@link TransferUpdate#position} there, give it
 * back from {@link #load}, and acknowledge nothing.
 *
 * <p>{@link #load} is called on the thread that subscribes, {@link #save} on the one that
 * acknowledges, one call at a time for each customer of a stream. Both may block.
 */
public interface PositionStore {
  /**
   * The last positions that were saved of a customer's transfers, one for each transfer. Those of
   * other customers are ignored.
   *
   * @throws IOException if they can't be read; the stream then fails with it, and a fleet goes on
   *     without this customer
   */
  Collection<WatchPosition> load(String customerId) throws IOException;

  /**
   * Keeps a position in place of the one before of the same transfer. One that {@linkplain
   * WatchPosition#isVanished has vanished} may just be removed.
   *
   * @throws IOException if it can't be kept; the listener is told, and it is tried again later
   */
  void save(WatchPosition position) throws IOException;
}
