package io.github.partnertransfers.cli;

/** A Ctrl-C as the JVM shows it: it shuts down, and then exits with 130. */
final class ShutdownInterrupts implements ShutdownHooks {
  @Override
  public Registration onInterrupt(Runnable action) {
    Thread hook = new Thread(action, "transfers-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is on its way down, and the hook has its turn.
      }
    };
  }
}
