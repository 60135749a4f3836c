package android.security;

/** A stub: allows plain HTTP. */
public final class NetworkSecurityPolicy {
  private static final NetworkSecurityPolicy POLICY = new NetworkSecurityPolicy();

  private NetworkSecurityPolicy() {}

  public static NetworkSecurityPolicy getInstance() {
    return POLICY;
  }

  public boolean isCleartextTrafficPermitted() {
    return true;
  }

  public boolean isCleartextTrafficPermitted(String host) {
    return true;
  }
}
