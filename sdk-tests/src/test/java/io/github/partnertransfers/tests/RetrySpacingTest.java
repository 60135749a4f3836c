package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.partnertransfers.Attempt;
import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import io.github.partnertransfers.contract.OffContract;
import io.github.partnertransfers.tests.fixtures.CallStyle;
import io.github.partnertransfers.tests.fixtures.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long the client waits between the requests of a call, to the nanosecond. */
class RetrySpacingTest {
  private static final long SEED = 42;
  private static final String DATE = "Thu, 09 May 2024 18:53:13 GMT";

  @RegisterExtension static final StubbedService service = new StubbedService();

  private final VirtualTime time = VirtualTime.inWhichWaitsPass(Duration.ofMinutes(1));
  private final List<Long> sentNanos = Collections.synchronizedList(new ArrayList<>());
  private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());

  private TransfersClient client;

  @BeforeEach
  void makeClient() {
    OkHttpClient http =
        service
            .httpClient()
            .newBuilder()
            .addInterceptor(
                chain -> {
                  if (StubbedService.isOfTheApi(chain.request().url().encodedPath())) {
                    sentNanos.add(time.nanoTime());
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    client =
        service.client(
            service
                .clientBuilder()
                .httpClient(http)
                .retryPolicy(RetryPolicy.DEFAULT)
                .ticker(time)
                .scheduler(time)
                .random(new Random(SEED))
                .addListener(attempts::add));
  }

  @ParameterizedTest
  @EnumSource
  void waitsAreDrawnBetweenZeroAndABoundThatDoubles(CallStyle style) {
    Random draws = new Random(SEED);
    List<Duration> expected =
        List.of(
            share(draws, Duration.ofMillis(500)),
            share(draws, Duration.ofMillis(1_000)),
            share(draws, Duration.ofMillis(2_000)));

    assertThat(waits(style, Answers.error(503))).containsExactlyElementsOf(expected);

    assertThat(attempts)
        .extracting(Attempt::waited)
        .startsWith(Duration.ZERO)
        .endsWith(expected.toArray(new Duration[0]));
  }

  private static Duration share(Random draws, Duration bound) {
    return Duration.ofNanos((long) (draws.nextDouble() * bound.toNanos()));
  }

  @ParameterizedTest
  @EnumSource
  void retryAfterInSecondsIsTheLeastWait(CallStyle style) {
    assertThat(waits(style, Answers.throttled("57")))
        .containsExactly(Duration.ofSeconds(57), Duration.ofSeconds(57), Duration.ofSeconds(57));
  }

  @ParameterizedTest
  @EnumSource
  void retryAfterShorterThanTheDrawnWaitDoesNotShortenIt(CallStyle style) {
    assertThat(waits(style, Answers.throttled("0")).get(0))
        .isEqualTo(share(new Random(SEED), Duration.ofMillis(500)))
        .isPositive();
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a date in Retry-After, which HTTP has and Microsoft's pages don't")
  void retryAfterAsADateIsJudgedByTheDateOfTheAnswer(CallStyle style) {
    ResponseDefinitionBuilder answer =
        Answers.throttled("Thu, 09 May 2024 18:53:43 GMT").withHeader("Date", DATE);

    assertThat(waits(style, answer).get(0)).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a date in Retry-After, which HTTP has and Microsoft's pages don't")
  void retryAfterInThePastIsNoWait(CallStyle style) {
    ResponseDefinitionBuilder answer =
        Answers.throttled("Thu, 09 May 2024 18:00:00 GMT").withHeader("Date", DATE);

    assertThat(waits(style, answer).get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @EnumSource
  @OffContract("a date in Retry-After, which HTTP has and Microsoft's pages don't")
  void retryAfterFarInTheFutureIsBeyondTheDeadline(CallStyle style) {
    ResponseDefinitionBuilder answer =
        Answers.throttled("Fri, 31 Dec 9999 23:59:59 GMT").withHeader("Date", DATE);

    assertThat(waits(style, answer)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void waitsTogetherDoNotCrossTheDeadline(CallStyle style) {
    CallOptions options = CallOptions.builder().deadline(Duration.ofSeconds(100)).build();

    assertThat(waits(style, Answers.throttled("40"), options))
        .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(40));
  }

  private List<Duration> waits(CallStyle style, ResponseDefinitionBuilder answer) {
    return waits(style, answer, CallOptions.DEFAULT);
  }

  /** The time between the requests of a call that fails for good. */
  private List<Duration> waits(
      CallStyle style, ResponseDefinitionBuilder answer, CallOptions options) {
    service.answers(ApiOperations.LIST, answer);
    assertThatThrownBy(() -> ApiOperations.LIST.make(style, client, options))
        .isInstanceOf(TransfersException.class)
        .matches(failure -> ((TransfersException) failure).isRetryable());
    List<Duration> waits = new ArrayList<>();
    for (int i = 1; i < sentNanos.size(); i++) {
      waits.add(Duration.ofNanos(sentNanos.get(i) - sentNanos.get(i - 1)));
    }
    return waits;
  }
}
