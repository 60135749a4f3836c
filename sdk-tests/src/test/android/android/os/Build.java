package android.os;

/** A stub: an Android on which Retrofit and OkHttp need few other classes. */
public final class Build {
  private Build() {}

  public static final class VERSION {
    public static final int SDK_INT = 34;

    private VERSION() {}
  }
}
