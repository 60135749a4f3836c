package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.partnertransfers.MalformedResponseException;
import io.github.partnertransfers.OutcomeUnknownException;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A successful answer that isn't the JSON it should be. */
@OffContract("bodies that aren't JSON, one of them as Microsoft published it")
class MalformedResponsesTest {
  @RegisterExtension static final StubbedService service = new StubbedService();

  @ParameterizedTest
  @EnumSource
  void publishedEligibilitySampleIsMalformedAndTheMessageSaysWhere(CallStyle style) {
    TransfersException failure = failureOfPublishedEligibility(style);

    assertThat(failure)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("line 21 column 4 path $[4]")
        .matches(each -> !each.isRetryable());
    ErrorMessages.check(failure);
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void malformedAnswerIsReportedWithItsBeginning(CallStyle style) {
    TransfersException failure = failureOfPublishedEligibility(style);

    assertThat(failure.body()).startsWith("[").contains("548FA265-5F40-4765-9A6B-47826F72A4BF");
  }

  private static TransfersException failureOfPublishedEligibility(CallStyle style) {
    service.answers(
        ApiOperations.ELIGIBILITY, Answers.json(200, Samples.text("seed-eligibility.json")));
    return catchThrowableOfType(
        TransfersException.class, () -> ApiOperations.ELIGIBILITY.make(style, service.client()));
  }

  @ParameterizedTest
  @EnumSource
  void htmlPageInPlaceOfJsonIsMalformed(CallStyle style) {
    service.answers(ApiOperations.GET, Answers.body(200, "text/html", "<html>Sign in</html>"));

    assertThatThrownBy(() -> ApiOperations.GET.make(style, service.client()))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @EnumSource
  void otherJsonIsMalformed(CallStyle style) {
    for (String body : new String[] {"[]", "3", "null", "{} {}"}) {
      service.answers(ApiOperations.GET, Answers.json(200, body));

      assertThatThrownBy(() -> ApiOperations.GET.make(style, service.client()))
          .as(body)
          .isInstanceOf(MalformedResponseException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void malformedAnswerToAWriteLeavesItsOutcomeUnknown(CallStyle style) {
    service.answers(ApiOperations.CREATE_LEGACY, Answers.body(201, "text/html", "<html>Done"));

    assertThatThrownBy(() -> ApiOperations.CREATE_LEGACY.make(style, service.client()))
        .isInstanceOf(OutcomeUnknownException.class);

    assertThat(service.requests()).hasSize(1);
  }
}
