package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.model.TransferErrorCode;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the body of an error is, the caller gets what is in it. */
class ErrorBodiesTest {
  private static final int LONGEST_SHOWN = 2048;

  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  void errorOfTheApiWithItsCodeAsText(CallStyle style) {
    String body = "{\"code\":\"900100\",\"description\":\"Not there.\",\"source\":\"x\"}";

    TransfersException failure = failure(style, Answers.json(404, body));

    assertThat(failure.code()).isEqualTo(TransferErrorCode.TRANSFER_ID_NOT_FOUND);
    assertThat(failure.description()).isEqualTo("Not there.");
    assertThat(failure.body()).isEqualTo(body);
    assertThat(failure).hasMessageContaining("HTTP 404, code 900100: Not there");
  }

  @ParameterizedTest
  @EnumSource
  void errorOfTheApiWithItsCodeAsNumber(CallStyle style) {
    TransfersException failure =
        failure(style, Answers.json(409, "{\"code\":900101,\"data\":[1],\"description\":\"No.\"}"));

    assertThat(failure.code()).isEqualTo(TransferErrorCode.TRANSFER_IN_PROGRESS);
    assertThat(failure.description()).isEqualTo("No.");
  }

  @ParameterizedTest
  @EnumSource
  void unknownCode(CallStyle style) {
    TransfersException failure = failure(style, Answers.json(400, "{\"code\":\"TooEarly\"}"));

    assertThat(failure.code()).isEqualTo(TransferErrorCode.of("tooearly"));
    assertThat(failure.code().isKnown()).isFalse();
    assertThat(failure.description()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void errorOfTheGateway(CallStyle style) {
    TransfersException failure =
        failure(style, Answers.json(404, "{ \"statusCode\": 404, \"message\": \"Not here.\" }"));

    assertThat(failure.code()).isNull();
    assertThat(failure.description()).isEqualTo("Not here.");
    assertThat(failure).hasMessageContaining("HTTP 404: Not here");
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("the byte order mark, which the service sends and a validator takes for bad JSON")
  void byteOrderMarkIsSkipped(CallStyle style) {
    TransfersException failure = failure(style, Answers.json(404, "\uFEFF{\"code\":\"1000\"}"));

    assertThat(failure.code()).isEqualTo(TransferErrorCode.NOT_FOUND);
    assertThat(failure.body()).startsWith("{");
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a front end's page, under a status that is documented with JSON only")
  void htmlPage(CallStyle style) {
    String page = "<html>\n<title>404</title>\n<p>Nothing here.</p>\n</html>\n";

    TransfersException failure = failure(style, Answers.body(404, "text/html", page));

    assertThat(failure.code()).isNull();
    assertThat(failure.description()).isNull();
    assertThat(failure.body()).isEqualTo(page);
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("no body at all")
  void emptyBody(CallStyle style) {
    TransfersException failure = failure(style, aResponse().withStatus(404));

    assertThat(failure.code()).isNull();
    assertThat(failure.description()).isNull();
    assertThat(failure.body()).isNull();
    assertThat(failure).hasMessageContaining("HTTP 404");
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("JSON that is no object")
  void otherJson(CallStyle style) {
    TransfersException failure = failure(style, Answers.json(404, "[\"nothing\"]"));

    assertThat(failure.description()).isNull();
    assertThat(failure.body()).isEqualTo("[\"nothing\"]");
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a body far longer than any that is documented")
  void longBodyIsCut(CallStyle style) {
    TransfersException failure =
        failure(style, Answers.body(404, "text/plain", "x".repeat(1_000_000)));

    assertThat(failure.body()).hasSize(LONGEST_SHOWN);
  }

  private static TransfersException failure(CallStyle style, ResponseDefinitionBuilder answer) {
    service.answers(ApiOperations.GET, answer);

    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class, () -> ApiOperations.GET.make(style, service.client()));

    assertThat(failure.isRetryable()).isFalse();
    ErrorMessages.check(failure);
    return failure;
  }
}
