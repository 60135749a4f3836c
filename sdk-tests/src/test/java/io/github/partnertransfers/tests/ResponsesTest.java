package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.model.Model;
import io.github.partnertransfers.model.ModelTypeAdapterFactory;
import io.github.partnertransfers.model.TransferEligibility;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published answer comes through whole, however it is packed. */
class ResponsesTest {
  private static final Gson GSON =
      new GsonBuilder().registerTypeAdapterFactory(ModelTypeAdapterFactory.create()).create();

  @RegisterExtension static final StubbedService service = new StubbedService();

  static Stream<Arguments> operations() {
    return OperationsOnTheWireTest.operationsInAllStyles();
  }

  static Stream<Arguments> samples() {
    return Stream.of(
            "seed-get-pending.json",
            "seed-get-inprogress.json",
            "seed-get-complete.json",
            "seed-create-response.json",
            "docs-reject-request.json",
            "docs-update-cancel-request.json",
            "reconstructed-update-cancel-response.json")
        .flatMap(sample -> Stream.of(CallStyle.values()).map(style -> Arguments.of(sample, style)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void documentedAnswerIsReturnedWhole(ApiOperation<?> operation, CallStyle style) {
    check(operation, style, operation.answered());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleOfATransferIsReturnedWhole(String sample, CallStyle style) {
    service.answers(ApiOperations.GET, Answers.json(200, Samples.text(sample)));

    TransferEntity transfer = ApiOperations.GET.make(style, service.client());

    assertThat(JsonParser.parseString(transfer.toJson())).isEqualTo(Samples.json(sample));
  }

  @ParameterizedTest
  @MethodSource("operations")
  @OffContract("a byte order mark, which the service sends and a validator takes for bad JSON")
  void byteOrderMarkIsSkipped(ApiOperation<?> operation, CallStyle style) {
    byte[] body = ("\uFEFF" + operation.answer()).getBytes(StandardCharsets.UTF_8);
    check(operation, style, operation.answered().withBody(body));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void charsetMayBeMissing(ApiOperation<?> operation, CallStyle style) {
    check(
        operation,
        style,
        WireMock.aResponse()
            .withStatus(operation.status())
            .withHeader("Content-Type", "application/json")
            .withBody(operation.answer()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  @OffContract("a success status other than the documented one, of which the pages have several")
  void anySuccessStatusWillDo(ApiOperation<?> operation, CallStyle style) {
    for (int status : new int[] {200, 201, 202, 203, 206}) {
      service.server().resetScenarios();
      check(operation, style, operation.answered(status));
    }
  }

  private static void check(
      ApiOperation<?> operation, CallStyle style, ResponseDefinitionBuilder answer) {
    service.answers(operation, answer);

    Object result = operation.make(style, service.client());

    if (operation.answer().isEmpty()) {
      assertThat(result).isNull();
    } else {
      assertThat(json(result)).isEqualTo(JsonParser.parseString(operation.answer()));
    }
  }

  /** What a result holds, as the application's own Gson would write it. */
  static JsonElement json(Object result) {
    if (result instanceof Model model) {
      return JsonParser.parseString(model.toJson());
    }
    Object first = ((List<?>) result).get(0);
    Class<?> type =
        first instanceof TransferEntity
            ? TransferEntity.class
            : first instanceof TransferEligibility ? TransferEligibility.class : String.class;
    return GSON.toJsonTree(result, TypeToken.getParameterized(List.class, type).getType());
  }
}
