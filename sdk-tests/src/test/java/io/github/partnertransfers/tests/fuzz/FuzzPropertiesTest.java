package io.github.partnertransfers.tests.fuzz;

import io.github.partnertransfers.tests.fixtures.RandomCases;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The bounded run of every build: published bodies, spoilt at random, and headers to match. */
class FuzzPropertiesTest {
  private static final int CASES = 2_000;

  private record Response(int status, String body) {}

  private record Delay(String retryAfter, String date) {}

  @AfterAll
  static void nothingLeaks() {
    Targets.end();
  }

  @Test
  void anyTextIsAModelOrRefused() {
    check(FuzzInputs::body, Targets::decode);
  }

  @Test
  void anyJsonIsAModelOrRefused() {
    check(FuzzInputs::oddJson, Targets::decode);
  }

  @Test
  void anyAnswerEndsInAResultOrOurException() {
    check(
        random -> new Response(FuzzInputs.status(random), FuzzInputs.body(random)),
        response -> Targets.answer(response.status(), response.body(), Headers.of()));
  }

  @Test
  void anyRetryAfterIsAWaitOrNone() {
    check(
        random -> new Delay(FuzzInputs.header(random), FuzzInputs.header(random)),
        delay ->
            Targets.answer(
                429, "", Headers.of("Retry-After", delay.retryAfter(), "Date", delay.date())));
  }

  @Test
  void anyLoginEndsInATokenOrOurException() {
    check(
        random -> new Response(FuzzInputs.status(random), FuzzInputs.login(random)),
        response -> Targets.login(response.status(), response.body()));
  }

  private static <T> void check(Function<RandomGenerator, T> generator, Consumer<T> property) {
    RandomCases.of(CASES, generator).check(property);
  }
}
