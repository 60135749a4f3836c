package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.CommandLineRun;
import io.github.partnertransfers.tests.leaks.NothingLeaks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Client and command line against a server that knows of them nothing but the OpenAPI document: in
 * all operations, with each answer that is documented. Needs Node; see the profile prism.
 */
@Tag("prism")
@Timeout(300)
class PrismTest {
  @RegisterExtension static final PrismServer prism = new PrismServer();

  @RegisterExtension final NothingLeaks leaks = new NothingLeaks();
  @RegisterExtension final ContractValidation contract = new ContractValidation();

  /** Goes between Prism and the command line, which has no flag for headers. */
  private static final WireMockServer preference =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  /**
   * An answer that Prism can give.
   *
   * @param body what it then is, or null if Prism makes one up
   */
  record Documented(
      ApiOperation<?> operation, int status, @Nullable String key, @Nullable JsonElement body) {
    String preference() {
      return PrismServer.preferring(status, key);
    }

    boolean isError() {
      return status >= 300;
    }

    @Override
    public String toString() {
      return operation.operationId() + " " + status + (key == null ? "" : " " + key);
    }
  }

  /** As the command line has it; several of our operations may be one of the document's. */
  private static final Map<String, ApiOperation<?>> OPERATIONS =
      Stream.of(
              ApiOperations.LIST,
              ApiOperations.GET,
              ApiOperations.ELIGIBILITY,
              ApiOperations.CREATE_LEGACY,
              ApiOperations.ACCEPT,
              ApiOperations.UPDATE,
              ApiOperations.WITHDRAW,
              ApiOperations.WEBHOOK_EVENTS,
              ApiOperations.WEBHOOK_REGISTRATION,
              ApiOperations.REGISTER_WEBHOOK,
              ApiOperations.UPDATE_WEBHOOK,
              ApiOperations.SEND_VALIDATION_EVENT,
              ApiOperations.VALIDATION_EVENT)
          .collect(Collectors.toMap(ApiOperation::operationId, Function.identity()));

  static Stream<Documented> documented() {
    return DocumentedExample.operations()
        .flatMap(
            operation ->
                operation.getResponses().keySet().stream()
                    .flatMap(
                        status ->
                            documented(operation.getOperationId(), Integer.parseInt(status))));
  }

  private static Stream<Documented> documented(String operationId, int status) {
    ApiOperation<?> operation = OPERATIONS.get(operationId);
    List<Documented> examples =
        DocumentedExample.ofAnswers()
            .filter(each -> each.operationId().equals(operationId) && each.status() == status)
            .map(each -> new Documented(operation, status, each.key(), each.body()))
            .toList();
    return examples.isEmpty()
        ? Stream.of(new Documented(operation, status, null, null))
        : examples.stream();
  }

  @BeforeAll
  static void start() {
    preference.start();
  }

  @AfterAll
  static void stop() {
    preference.stop();
  }

  @Test
  void refusesWhatTheDocumentDoesNotAllow() throws Exception {
    Request odd =
        new Request.Builder()
            .url(prism.url() + ApiOperations.CREATE_LEGACY.path())
            .header("Authorization", "Bearer x")
            .post(RequestBody.create("{\"surprise\": 1}", MediaType.get("application/json")))
            .build();

    try (Response answer = leaks.http().newCall(odd).execute()) {
      assertThat(answer.code()).isBetween(400, 422);
    }
  }

  @ParameterizedTest
  @MethodSource("documented")
  void clientTakes(Documented answer) {
    CallOptions options =
        CallOptions.builder().headers(Map.of("Prefer", answer.preference())).build();

    if (answer.isError()) {
      assertThatExceptionOfType(TransfersException.class)
          .isThrownBy(() -> make(answer, options))
          .satisfies(
              failure -> {
                assertThat(failure.status()).isEqualTo(answer.status());
                assertThat(JsonParser.parseString(failure.body()).isJsonObject()).isTrue();
              });
    } else {
      Object result = make(answer, options);
      if (answer.body() != null) {
        assertThat(ResponsesTest.json(result)).isEqualTo(answer.body());
      }
    }
  }

  private Object make(Documented answer, CallOptions options) {
    TransfersClient client =
        leaks.closing(
            TransfersClient.builder()
                .cloud(Cloud.builder().apiUrl(prism.url()).loginUrl(prism.url()).build())
                .credential(TokenProviders.accessToken(AccessToken.of("x", Duration.ofHours(1))))
                .retryPolicy(StubbedService.AT_ONCE)
                .httpClient(leaks.http().newBuilder().addInterceptor(contract).build())
                .build());
    return answer.operation().make(CallStyle.BLOCKING, client, options);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void commandLineTakes(Documented answer) {
    preference.resetAll();
    preference.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .proxiedFrom(prism.url())
                    .withAdditionalRequestHeader("Prefer", answer.preference())));

    CommandLineRun run =
        CommandLineRun.of(
            Map.of(
                "PARTNER_CENTER_BASE_URL", preference.baseUrl(),
                "PARTNER_CENTER_LOGIN_URL", preference.baseUrl(),
                "PARTNER_CENTER_ACCESS_TOKEN", "x"),
            answer.operation().requestBody(),
            CommandLines.arguments(
                answer.operation().operationId(), ApiOperations.CUSTOMER, "-o", "json"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode(answer));
    if (answer.isError()) {
      assertThat(run.err()).contains("HTTP " + answer.status());
    } else if (answer.body() != null) {
      assertThat(JsonParser.parseString(run.out())).isEqualTo(answer.body());
    }
  }

  /** As the command line's README says. */
  private static int exitCode(Documented answer) {
    return switch (answer.status()) {
      case 401, 403 -> 3;
      case 400, 404, 409 -> 4;
      case 429 -> 5;
      case 500, 502, 503, 504 -> answer.operation().isWrite() ? 6 : 5;
      default -> 0;
    };
  }
}
