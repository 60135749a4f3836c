package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.TransferUpdate;

/** Gives an update to the listeners and keeps its position. */
@FunctionalInterface
interface UpdateDelivery {
  /**
   * Returns when the update needn't be delivered again.
   *
   * @throws CustomerTakenOverException if another process follows the customer now
   * @throws Exception if the update has to be delivered again
   */
  void deliver(TransferUpdate update) throws Exception;
}
