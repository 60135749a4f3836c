package io.github.partnertransfers;

/** Takes the end of an execution. */
interface CallCompletion<T> {
  /**
   * Hands over that the execution has ended; {@link CallExecution#deliver} follows on the thread of
   * choice.
   *
   * @return whether that could be handed over; if not, it is tried again
   */
  boolean handOver(CallExecution<T> ended);
}
