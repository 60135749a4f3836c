package android.os;

/** A stub: posts to a looper. */
public class Handler {
  private final Looper looper;

  public Handler(Looper looper) {
    this.looper = looper;
  }

  public final boolean post(Runnable message) {
    looper.add(message);
    return true;
  }
}
