package io.github.partnertransfers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a failed exchange means, in words and for what follows. */
final class IoProblem {
  private IoProblem() {}

  static String describe(Throwable problem) {
    String message = problem.getMessage();
    if (problem instanceof UnknownHostException) {
      return "unknown host: " + message;
    }
    if (problem instanceof ConnectException) {
      return message == null ? "connection refused" : decapitalized(message);
    }
    if (problem instanceof SocketTimeoutException || isCallTimeout(problem)) {
      return "timed out" + (message == null || isCallTimeout(problem) ? "" : " (" + message + ")");
    }
    if (problem instanceof SSLException) {
      return "TLS failed: " + message;
    }
    return message == null ? problem.getClass().getSimpleName() : message;
  }

  /** Whether the request may have reached the service; in doubt it may. */
  static boolean isAfterSending(Throwable problem) {
    boolean whileConnecting =
        problem instanceof ConnectException
            || problem instanceof NoRouteToHostException
            || problem instanceof UnknownHostException
            || problem instanceof SSLHandshakeException
            || problem instanceof SSLPeerUnverifiedException
            || (problem instanceof SocketTimeoutException && mentionsConnecting(problem));
    return !whileConnecting;
  }

  /** Whether the next attempt would fail in the same way: the other side isn't whom we trust. */
  static boolean isLasting(Throwable problem) {
    return problem instanceof SSLPeerUnverifiedException
        || (problem instanceof SSLHandshakeException
            && problem.getCause() instanceof java.security.cert.CertificateException);
  }

  private static boolean mentionsConnecting(Throwable problem) {
    String message = problem.getMessage();
    return message != null
        && (message.startsWith("failed to connect") || isConnectTimeout(message));
  }

  private static boolean isConnectTimeout(String message) {
    return message.equalsIgnoreCase("connect timed out");
  }

  /** OkHttp ends a call that ran into its timeout with this plain exception, and so do we. */
  private static boolean isCallTimeout(@Nullable Throwable problem) {
    return problem instanceof IOException && "timeout".equals(problem.getMessage());
  }

  private static String decapitalized(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
