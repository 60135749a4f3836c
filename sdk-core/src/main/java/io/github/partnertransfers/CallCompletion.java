package io.github.partnertransfers;

/** Delivers the result of an execution. */
interface CallCompletion<T> {
  /**
   * Schedules {@link CallExecution#deliver} on the thread that takes the result.
   *
   * @return false if no thread accepted it; the watchdog tries again
   */
  boolean scheduleDelivery(CallExecution<T> ended);
}
