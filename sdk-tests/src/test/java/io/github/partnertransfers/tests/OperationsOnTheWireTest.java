package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonParser;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, made in each way, sends the documents' own request and nothing besides. */
class OperationsOnTheWireTest {
  private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  @RegisterExtension static final StubbedService service = new StubbedService();

  static Stream<Arguments> operationsInAllStyles() {
    return ApiOperations.all()
        .flatMap(
            operation ->
                Stream.of(CallStyle.values()).map(style -> Arguments.of(operation, style)));
  }

  @ParameterizedTest
  @MethodSource("operationsInAllStyles")
  void sendsTheDocumentedRequest(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, operation.answered());

    operation.make(
        style, service.client(service.clientBuilder().applicationName("contoso-transfers")));

    service
        .server()
        .verify(
            1,
            operation
                .sent()
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Authorization", equalTo("Bearer " + StubbedService.FIRST_TOKEN))
                .withHeader("MS-RequestId", matching(GUID))
                .withHeader("MS-CorrelationId", matching(GUID))
                .withHeader("MS-Contract-Version", equalTo("v1"))
                .withHeader("MS-PartnerCenter-Application", equalTo("contoso-transfers"))
                .withHeader("User-Agent", matching("partner-transfers-java/\\d+\\.\\d+\\.\\d+")));
    assertThat(service.requests()).hasSize(1);
    assertThat(service.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("operationsInAllStyles")
  void sendsTheDocumentedBody(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, operation.answered());

    operation.make(style, service.client());

    LoggedRequest request = service.requests().get(0);
    if (operation.requestBody().isEmpty()) {
      assertThat(request.getBody()).isEmpty();
    } else {
      assertThat(JsonParser.parseString(request.getBodyAsString()))
          .isEqualTo(JsonParser.parseString(operation.requestBody()));
    }
  }

  @ParameterizedTest
  @MethodSource("operationsInAllStyles")
  void sendsNoOtherHeaders(ApiOperation<?> operation, CallStyle style) {
    service.answers(operation, operation.answered());

    operation.make(style, service.client());

    LoggedRequest request = service.requests().get(0);
    List<String> expected =
        new ArrayList<>(
            List.of(
                "accept",
                "authorization",
                "ms-requestid",
                "ms-correlationid",
                "ms-contract-version",
                "ms-partnercenter-application",
                "user-agent",
                // Of the connection, which is OkHttp's.
                "host",
                "connection",
                "accept-encoding"));
    // The sample of acceptTransfer has a type, that of createWebhookValidationEvent has none.
    if (!operation.requestBody().isEmpty() || operation.operationId().equals("acceptTransfer")) {
      expected.add("content-type");
      assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    }
    if (List.of("POST", "PUT", "PATCH").contains(operation.method())) {
      expected.add("content-length");
      assertThat(request.getHeader("Content-Length"))
          .isEqualTo(String.valueOf(request.getBody().length));
    }
    assertThat(request.getHeaders().all())
        .extracting(header -> header.key().toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(request.getHeaders().all()).allMatch(HttpHeader::isSingleValued);
  }
}
