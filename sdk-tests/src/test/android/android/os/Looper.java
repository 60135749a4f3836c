package android.os;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stub: the queue of the main thread, which runs what is posted while it loops. */
public final class Looper {
  private static final Looper MAIN = new Looper();
  private static final Runnable QUIT = () -> {};

  private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();

  private Looper() {}

  public static Looper getMainLooper() {
    return MAIN;
  }

  /** Runs what is posted until {@link #quitSafely}, on the main thread. */
  public static void loop() throws InterruptedException {
    for (Runnable next = MAIN.messages.take(); next != QUIT; next = MAIN.messages.take()) {
      next.run();
    }
  }

  public void quitSafely() {
    messages.add(QUIT);
  }

  void add(Runnable message) {
    messages.add(message);
  }
}
