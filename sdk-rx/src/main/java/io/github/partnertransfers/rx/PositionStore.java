package io.github.partnertransfers.rx;

import java.io.IOException;
import java.util.Collection;

/**
 * Keeps the positions of a watch from one process to the next. Give it to {@link
 * WatchOptions#positions}; each stream then begins where the last one ended.
 *
 * <p>An update counts as told when the subscriber's {@code onNext} has returned without having
 * cancelled: then its position is saved. A process that dies in between is told that one update
 * again. Behind an operator that queues, such as {@code observeOn}, {@code onNext} returns before
 * the update has been dealt with. Where that is too little, store {@link TransferUpdate#position}
 * yourself in {@code onNext}, in the same transaction as what you make of the update, give it back
 * from {@link #load}, and let {@link #save} do nothing.
 *
 * <p>Called on the thread that subscribes or takes the update, one call at a time for each stream;
 * it may block, which slows the polls.
 */
public interface PositionStore {
  /**
   * The last positions that were saved of a customer's transfers, one for each transfer.
   *
   * @throws IOException if they can't be read; the stream then fails with it
   */
  Collection<WatchPosition> load(String customerId) throws IOException;

  /**
   * Keeps a position in place of the one before of the same transfer. One that {@linkplain
   * WatchPosition#isVanished has vanished} may just be removed.
   *
   * @throws IOException if it can't be kept; the stream then fails with it, rather than tell what a
   *     later one would repeat
   */
  void save(WatchPosition position) throws IOException;
}
