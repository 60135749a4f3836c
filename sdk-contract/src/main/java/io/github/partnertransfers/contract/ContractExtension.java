package io.github.partnertransfers.contract;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails a test of whose exchanges the OpenAPI document disallows one, unless it is marked {@link
 * OffContract}. JUnit finds it by itself, so no test can forget it; but whoever sees the exchanges
 * has to {@link #report} them. Tests in one Java machine run one after another.
 */
public final class ContractExtension implements BeforeEachCallback, AfterEachCallback {
  private static final Queue<String> VIOLATIONS = new ConcurrentLinkedQueue<>();

  /**
   * Takes note of what is wrong with an exchange.
   *
   * @param status 0 if there was no answer, or one that a fault has spoiled
   */
  public static void report(
      String method,
      String path,
      String query,
      Map<String, List<String>> requestHeaders,
      String requestBody,
      int status,
      Map<String, List<String>> answerHeaders,
      String answerBody) {
    if (Contract.isLogin(path)) {
      return;
    }
    VIOLATIONS.addAll(
        Contract.violationsOfRequest(method, path, query, requestHeaders, requestBody));
    if (status != 0) {
      VIOLATIONS.addAll(
          Contract.violationsOfAnswer(method, path, status, answerHeaders, answerBody));
    }
  }

  /** Fails if there are any. */
  public static void failOn(List<String> violations) {
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "Exchanges that the OpenAPI document doesn't allow:\n" + String.join("\n", violations));
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    VIOLATIONS.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!isOffContract(context)) {
      failOn(List.copyOf(VIOLATIONS));
    }
  }

  /** Whether the context's test says that it is off contract. */
  public static boolean isOffContract(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), OffContract.class)
        || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OffContract.class);
  }
}
