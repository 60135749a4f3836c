package io.github.partnertransfers.cli;

/** Tells of a Ctrl-C. */
public interface ShutdownHooks {
  /** Runs the action if the process is interrupted before the registration is closed. */
  Registration onInterrupt(Runnable action);

  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
