package android.net.http;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** A stub: extends no trust manager, so that OkHttp checks certificates as on any Java machine. */
public class X509TrustManagerExtensions {
  public X509TrustManagerExtensions(X509TrustManager trustManager) {
    throw new IllegalArgumentException();
  }

  public List<X509Certificate> checkServerTrusted(
      X509Certificate[] chain, String authType, String host) {
    throw new UnsupportedOperationException();
  }
}
