package android.util;

/** A stub: logs nothing. */
public final class Log {
  private Log() {}

  public static boolean isLoggable(String tag, int level) {
    return false;
  }

  public static int println(int priority, String tag, String message) {
    return 0;
  }
}
