package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer that repeats what it was sent gives no secret away, and no message spans lines. */
class ErrorSecretsTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  @OffContract("a page of a front end that echoes the request, under a status without HTML")
  void echoedRequestIsRedactedInTheBody(CallStyle style) {
    TransfersException failure =
        failure(
            style,
            Answers.body(
                400,
                "text/html",
                "<pre>GET /\nAuthorization: Bearer " + StubbedService.FIRST_TOKEN + "</pre>"));

    assertThat(failure.body()).startsWith("<pre>GET /\nAuthorization: Bearer ").endsWith("</pre>");
  }

  @ParameterizedTest
  @EnumSource
  void echoedTokenIsRedactedInTheDescription(CallStyle style) {
    TransfersException failure =
        failure(
            style,
            Answers.json(
                400,
                "{\"code\":\"800002\",\"description\":\"No good: Bearer %s is not valid.\"}"
                    .formatted(StubbedService.FIRST_TOKEN)));

    assertThat(failure.description()).startsWith("No good: ").endsWith(" is not valid.");
  }

  @ParameterizedTest
  @EnumSource
  void jsonWebTokenIsRedactedInTheDescription(CallStyle style) {
    String token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJvaWQiOiJ4In0.c2lnbmF0dXJl";

    TransfersException failure =
        failure(style, Answers.json(400, "{\"description\":\"Expired: " + token + "\"}"));

    assertThat(failure.body()).doesNotContain(token);
    assertThat(failure.description()).doesNotContain(token);
    assertThat(failure.getMessage()).doesNotContain(token);
  }

  @ParameterizedTest
  @EnumSource
  void descriptionOfSeveralLinesMakesAMessageOfOne(CallStyle style) {
    TransfersException failure =
        failure(
            style,
            Answers.json(400, "{\"description\":\"First line.\\r\\nSecond\\nand third line.\"}"));

    assertThat(failure.description()).isEqualTo("First line.\r\nSecond\nand third line.");
    assertThat(failure).hasMessageContainingAll("First line. Second and third line");
  }

  private static TransfersException failure(CallStyle style, ResponseDefinitionBuilder answer) {
    service.answers(ApiOperations.GET, answer);

    TransfersException failure =
        catchThrowableOfType(
            TransfersException.class, () -> ApiOperations.GET.make(style, service.client()));

    ErrorMessages.check(failure);
    return failure;
  }
}
