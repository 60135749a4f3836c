package io.github.partnertransfers.tests;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Holds every exchange of a test to the OpenAPI document: as an interceptor of the test's HTTP
 * client it collects violations, as a JUnit extension it fails the test that caused one.
 */
final class ContractValidation implements Interceptor, BeforeEachCallback, AfterEachCallback {
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    boolean isLogin = request.url().encodedPath().contains("/oauth2/");
    if (isLogin) {
      return chain.proceed(request);
    }
    violations.addAll(Contract.violations(request));
    Response response = chain.proceed(request);
    violations.addAll(Contract.violations(response));
    return response;
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    violations.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!violations.isEmpty() && !isOffContract(context)) {
      throw new AssertionError(
          "Exchanges that the OpenAPI document doesn't allow:\n" + String.join("\n", violations));
    }
  }

  private static boolean isOffContract(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), OffContract.class)
        || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OffContract.class);
  }
}
