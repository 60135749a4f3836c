package io.github.partnertransfers.cli;

/** Runs actions when Ctrl-C ends the process. */
public interface ShutdownHooks {
  /** The hooks of the JVM, which exits with 130 after an interrupt. */
  ShutdownHooks JVM =
      action -> {
        Thread hook = new Thread(action, "transfers-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
          try {
            Runtime.getRuntime().removeShutdownHook(hook);
          } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook.
          }
        };
      };

  /** Runs the action if the process is interrupted before the registration is closed. */
  Registration register(Runnable action);

  /** Removes the action when it is closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
