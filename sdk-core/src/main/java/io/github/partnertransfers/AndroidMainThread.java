package io.github.partnertransfers;

/** Detects Android's main thread by its name. */
final class AndroidMainThread {
  private static final boolean ANDROID = "Dalvik".equals(System.getProperty("java.vm.name"));

  private AndroidMainThread() {}

  static void check() {
    if (ANDROID && Thread.currentThread().getName().equals("main")) {
      throw new IllegalStateException(
          "execute() would block Android's main thread; use enqueue(), toFuture() or a Single");
    }
  }
}
