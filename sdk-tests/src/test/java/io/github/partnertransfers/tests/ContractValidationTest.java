package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.partnertransfers.contract.OffContract;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validator bites: what the OpenAPI document doesn't allow is reported. */
class ContractValidationTest {
  private static final String TRANSFERS = "/v1/customers/" + ApiOperations.CUSTOMER + "/transfers";
  private static final String GUID = "da6c51b5-1246-4a42-b4ab-cbf38df54537";

  @RegisterExtension static final StubbedService service = new StubbedService();

  private final ContractValidation contract = new ContractValidation();
  private final OkHttpClient http = service.httpClient(contract);

  @Test
  void allowsWhatIsDocumented() throws Exception {
    assertThat(afterGet(TRANSFERS, json(200, "[]"))).isEmpty();
    assertThat(afterPost(Samples.text("seed-create-request.json"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code": 1, "surprise": 1}                         | 400 | surprise
          [{"id": "a", "surprise": 1}]                       | 200 | surprise
          [{"links": {"self": {"url": "/"}}}]                | 200 | url
          [{"lineItems": [{"surprise": 1}]}]                    | 200 | surprise
          [{"id": 7}]                                        | 200 | (integer) does not match
          [{"id": null}]                                     | 200 | (null) does not match
          [{"createdTime": "yesterday"}]                     | 200 | yesterday
          [{"lineItems": [{"quantity": 1.5}]}]               | 200 | (number) does not match
          {"id": "a"}                                        | 200 | (object) does not match
          [                                                  | 200 | Unable to parse JSON
          []                                                 | 202 | status 202 not defined
          {"code": 1}                                        | 418 | status 418 not defined
          """)
  void reportsAnswers(String body, int status, String expected) throws Exception {
    assertThat(afterGet(TRANSFERS, json(status, body)))
        .isNotEmpty()
        .allMatch(violation -> violation.startsWith("GET " + TRANSFERS + ": validation.response."))
        .anyMatch(violation -> violation.contains(expected));
  }

  @Test
  void reportsAMissingAnswer() throws Exception {
    assertThat(afterGet(TRANSFERS, aResponse().withStatus(200)))
        .anyMatch(violation -> violation.contains("no response body found"));
  }

  @Test
  void reportsAnotherMediaType() throws Exception {
    assertThat(afterGet(TRANSFERS, json(404, "{}").withHeader("Content-Type", "text/html")))
        .anyMatch(violation -> violation.contains("contentType.notAllowed"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/customers/*/transfers?page=2, query.unexpected",
    "/v1/customers/*/transferseligibility, query.missing",
    "/v1/customers/*/orders, path.missing",
    "/v1/customers/contoso/transfers, parameter.schema.pattern"
  })
  void reportsUrls(String url, String key) throws Exception {
    String path = url.replace("*", ApiOperations.CUSTOMER);

    assertThat(afterGet(path, json(200, "[]"))).anyMatch(violation -> violation.contains(key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sourcePartnerTenantId": "*", "targetPartnerTenantId": "*"}
          {"sourcePartnerTenantId": "*", "targetPartnerTenantId": "*", "lineItems": []}
          {"sourcePartnerTenantId": 1, "targetPartnerTenantId": "*", "lineItems": [{"subscriptionId": "*"}]}
          {"sourcePartnerTenantId": "*", "targetPartnerTenantId": "*", "lineItems": [{"id": "*"}]}
          {"sourcePartnerTenantId": "*", "sourcePartnerName": "a", "customerEmailId": "a"}
          {"sourcePartnerTenantId": "*", "sourcePartnerName": "a", "customerEmailId": "a", "transferType": 5, "x": 1}
          """)
  void reportsRequests(String body) throws Exception {
    assertThat(afterPost(body.replace("*", GUID)))
        .isNotEmpty()
        .allMatch(violation -> violation.contains("validation.request.body.schema."));
  }

  @Test
  void failsTheTestThatCausedAViolation() throws Exception {
    assertThat(afterGet(TRANSFERS, json(202, "[]"))).isNotEmpty();

    assertThatThrownBy(() -> contract.afterEach(contextOf("failsTheTestThatCausedAViolation")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("status 202 not defined");
  }

  @Test
  @OffContract("a status that isn't documented, to see that this annotation lets it pass")
  void letsATestPassThatSaysWhy() throws Exception {
    assertThat(afterGet(TRANSFERS, json(202, "[]"))).isNotEmpty();

    assertThatCode(() -> contract.afterEach(contextOf("letsATestPassThatSaysWhy")))
        .doesNotThrowAnyException();
  }

  /** JUnit's context of a test of this class, as far as the extension asks for it. */
  private static ExtensionContext contextOf(String test) throws NoSuchMethodException {
    Class<?> type = ContractValidationTest.class;
    Map<String, Object> answers =
        Map.of("getRequiredTestClass", type, "getRequiredTestMethod", type.getDeclaredMethod(test));
    return (ExtensionContext)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) -> answers.get(method.getName()));
  }

  private List<String> afterGet(String path, ResponseDefinitionBuilder answer) throws IOException {
    return after(new Request.Builder().url(service.url() + path).build(), answer);
  }

  private List<String> afterPost(String body) throws IOException {
    RequestBody json = RequestBody.create(body, MediaType.get("application/json"));
    return after(
        new Request.Builder().url(service.url() + TRANSFERS).post(json).build(), json(201, "{}"));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private List<String> after(Request request, ResponseDefinitionBuilder answer) throws IOException {
    service.server().stubFor(any(anyUrl()).willReturn(answer));
    Request authorized =
        request
            .newBuilder()
            .header("Accept", "application/json")
            .header("Authorization", "Bearer x")
            .build();
    http.newCall(authorized).execute().close();
    return contract.violations();
  }
}
