package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server on a loopback port that logs in whoever asks and otherwise answers as the test says, and
 * clients for it whose exchanges are held to the OpenAPI document, and of which nothing may be left
 * after a test.
 */
final class StubbedService
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final String TENANT = "11111111-2222-3333-4444-555555555555";
  static final String CLIENT_ID = "99999999-8888-7777-6666-000000000000";
  static final String CLIENT_SECRET = "s3cret~Of.The-Client";
  static final String LOGIN_PATH = "/login/" + TENANT + "/oauth2/v2.0/token";

  /** What the login gives first, and after that. */
  static final String FIRST_TOKEN = "first-access-token";

  static final String SECOND_TOKEN = "second-access-token";

  /** As many attempts as usual, without a wait between them. */
  static final RetryPolicy AT_ONCE =
      RetryPolicy.builder().baseDelay(Duration.ZERO).maxDelay(Duration.ZERO).build();

  private final ContractValidation contract = new ContractValidation();
  private final NothingLeaks leaks = new NothingLeaks();
  private final WireMockServer server =
      new WireMockServer(
          WireMockConfiguration.options()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .gzipDisabled(true));

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
    contract.beforeEach(context);
    leaks.beforeEach(context);
    answerLogins(token(FIRST_TOKEN), token(SECOND_TOKEN));
  }

  private static ResponseDefinitionBuilder token(String token) {
    return Answers.json(
        200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + token + "\"}");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      leaks.afterEach(context);
    } finally {
      contract.afterEach(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }

  WireMockServer server() {
    return server;
  }

  /** Not by the name localhost, which is another address first on some machines. */
  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  Cloud cloud() {
    return Cloud.builder().apiUrl(url()).loginUrl(url() + "/login").build();
  }

  /** Logs in, but nobody listens on the API's port. */
  Cloud cloudWhoseApiIsDown() {
    return Cloud.builder()
        .apiUrl("http://127.0.0.1:" + unusedPort())
        .loginUrl(url() + "/login")
        .build();
  }

  private static int unusedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TokenProvider clientSecret() {
    return TokenProviders.clientSecret(TENANT, CLIENT_ID, CLIENT_SECRET);
  }

  OkHttpClient httpClient() {
    return httpClient(contract);
  }

  /** One that is watched for leaks only, with an interceptor of the test's. */
  OkHttpClient httpClient(Interceptor interceptor) {
    return leaks.http().newBuilder().addInterceptor(interceptor).build();
  }

  TransfersClient.Builder clientBuilder() {
    return TransfersClient.builder()
        .cloud(cloud())
        .httpClient(httpClient())
        .credential(clientSecret())
        .retryPolicy(AT_ONCE);
  }

  /** A customer of a new client, which is closed after the test. */
  CustomerTransfers customer(TransfersClient.Builder builder) {
    return client(builder).customer(ApiOperations.CUSTOMER);
  }

  /** A client that is closed after the test. */
  TransfersClient client(TransfersClient.Builder builder) {
    return leaks.closing(builder.build());
  }

  CustomerTransfers customer() {
    return customer(clientBuilder());
  }

  /** A new client, which is closed after the test. */
  TransfersClient client() {
    return client(clientBuilder());
  }

  /** Answers each token request in turn; the last answer also goes to all others. */
  void answerLogins(ResponseDefinitionBuilder... answers) {
    inTurn("login", () -> post(urlEqualTo(LOGIN_PATH)), answers);
  }

  /** Answers each request of the operation in turn; the last answer also goes to all others. */
  void answers(ApiOperation<?> operation, ResponseDefinitionBuilder... answers) {
    inTurn(operation.name(), operation::stub, answers);
  }

  private void inTurn(
      String scenario, Supplier<MappingBuilder> request, ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      server.stubFor(
          request
              .get()
              .inScenario(scenario)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
              .willSetStateTo(i + 1 < answers.length ? "after " + (i + 1) : null)
              .willReturn(answers[i]));
    }
  }

  int tokenRequests() {
    return server
        .countRequestsMatching(postRequestedFor(urlEqualTo(LOGIN_PATH)).build())
        .getCount();
  }

  static boolean isOfTheApi(String path) {
    return path.startsWith("/v1/") || path.startsWith("/webhooks/v1/");
  }

  /** The requests to the API, in the order in which they came. */
  List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>();
    for (ServeEvent event : server.getAllServeEvents()) {
      if (isOfTheApi(event.getRequest().getUrl())) {
        requests.add(0, event.getRequest()); // The journal begins with the newest.
      }
    }
    return requests;
  }
}
