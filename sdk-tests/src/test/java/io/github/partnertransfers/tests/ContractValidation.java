package io.github.partnertransfers.tests;

import io.github.partnertransfers.contract.Contract;
import io.github.partnertransfers.contract.ContractExtension;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every exchange of a test to the OpenAPI document: as an interceptor of the test's HTTP
 * client it collects violations, as a JUnit extension it fails the test that caused one.
 */
final class ContractValidation implements Interceptor, BeforeEachCallback, AfterEachCallback {
  private static final long WHOLE = Long.MAX_VALUE;

  private final Queue<String> violations = new ConcurrentLinkedQueue<>();

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (Contract.isLogin(request.url().encodedPath())) {
      return chain.proceed(request);
    }
    violations.addAll(violationsOf(request));
    Response response = chain.proceed(request);
    violations.addAll(violationsOf(response));
    return response;
  }

  private static List<String> violationsOf(Request request) throws IOException {
    HttpUrl url = request.url();
    Buffer body = new Buffer();
    okhttp3.Headers.Builder headers = request.headers().newBuilder();
    if (request.body() != null && request.body().contentLength() != 0) {
      request.body().writeTo(body);
      // OkHttp itself sets it only on the way to the network.
      headers.set("Content-Type", String.valueOf(request.body().contentType()));
    }
    return Contract.violationsOfRequest(
        request.method(),
        url.encodedPath(),
        emptyIfNull(url.encodedQuery()),
        headers.build().toMultimap(),
        body.readUtf8());
  }

  private static List<String> violationsOf(Response response) throws IOException {
    return Contract.violationsOfAnswer(
        response.request().method(),
        response.request().url().encodedPath(),
        response.code(),
        response.headers().toMultimap(),
        response.peekBody(WHOLE).string());
  }

  private static String emptyIfNull(@Nullable String text) {
    return text == null ? "" : text;
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
    if (!ContractExtension.isOffContract(context)) {
      ContractExtension.failOn(violations());
    }
  }
}
