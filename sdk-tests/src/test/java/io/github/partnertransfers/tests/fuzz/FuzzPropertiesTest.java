package io.github.partnertransfers.tests.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import okhttp3.Headers;

/** The bounded run of every build: published bodies, spoilt at random, and headers to match. */
class FuzzPropertiesTest {
  private static final int TRIES = 2_000;

  @AfterContainer
  static void nothingLeaks() {
    Targets.end();
  }

  @Property(tries = TRIES)
  void anyTextIsAModelOrRefused(@ForAll("spoiltBodies") String text) {
    Targets.decode(text);
  }

  @Property(tries = TRIES)
  void anyJsonIsAModelOrRefused(@ForAll("oddBodies") String text) {
    Targets.decode(text);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void anyAnswerEndsInAResultOrOurException(
      @ForAll("statuses") int status, @ForAll("spoiltBodies") String body) {
    Targets.answer(status, body, Headers.of());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void anyRetryAfterIsAWaitOrNone(
      @ForAll("waits") String retryAfter, @ForAll("waits") String date) {
    Targets.answer(429, "", Headers.of("Retry-After", retryAfter, "Date", date));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void anyLoginEndsInATokenOrOurException(
      @ForAll("statuses") int status, @ForAll("spoiltLogins") String body) {
    Targets.login(status, body);
  }

  @Provide
  Arbitrary<Integer> statuses() {
    return Arbitraries.of(
        200, 201, 204, 302, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 599);
  }

  @Provide
  Arbitrary<String> spoiltBodies() {
    return spoilt(
        Arbitraries.of(
            sample("seed-create-response.json"),
            sample("seed-get-complete.json"),
            sample("seed-create-request.json"),
            sample("seed-eligibility-fixed.json"),
            "{\"code\":\"900101\",\"description\":\"in progress\",\"data\":[],\"source\":\"x\"}",
            "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded.\" }",
            "<html><body>Bad gateway</body></html>",
            ""));
  }

  /** Bodies that are JSON still, but with odd, missing and repeated values. */
  @Provide
  Arbitrary<String> oddBodies() {
    Arbitrary<String> bodies =
        Arbitraries.of(
            sample("seed-create-response.json"),
            sample("seed-get-complete.json"),
            sample("seed-create-request.json"),
            sample("seed-eligibility-fixed.json"));
    return Combinators.combine(bodies, Arbitraries.longs()).as(OddJson::of);
  }

  @Provide
  Arbitrary<String> spoiltLogins() {
    return spoilt(
        Arbitraries.of(
            sample("docs-token-apponly-v1.json"),
            sample("docs-token-appuser-v1.json"),
            "{\"access_token\":\"token\",\"expires_in\":3600}",
            "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: No. Trace ID: 1\"}"));
  }

  @Provide
  Arbitrary<String> waits() {
    Arbitrary<String> seeds =
        Arbitraries.of(
            "0",
            "57",
            "-1",
            "1e9",
            "99999999999999999999",
            "Sat, 21 Nov 2026 12:00:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Saturday, 21-Nov-26 12:00:00 GMT",
            "soon");
    Arbitrary<String> any = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
    return Arbitraries.oneOf(seeds, any, spoilt(seeds).filter(FuzzPropertiesTest::isHeaderText));
  }

  private static boolean isHeaderText(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** A stretch of the text replaced by something else, twice. */
  private static Arbitrary<String> spoilt(Arbitrary<String> texts) {
    return spoiltOnce(spoiltOnce(texts));
  }

  private static Arbitrary<String> spoiltOnce(Arbitrary<String> texts) {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "null",
                "[",
                "]",
                "{",
                "}",
                ",",
                "\"",
                "\\u0000",
                "\\",
                "1e999999999",
                "-",
                "3",
                "[null]",
                "{}",
                "true",
                "\uFEFF",
                "\u0000",
                "\"2020-99-99T99:99:99Z\"",
                "9".repeat(400)),
            Arbitraries.strings().ofMaxLength(8));
    Arbitrary<Double> places = Arbitraries.doubles().between(0, 1);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 30);
    return Combinators.combine(texts, places, lengths, pieces).as(FuzzPropertiesTest::replace);
  }

  private static String replace(String text, double place, int length, String piece) {
    int start = (int) (place * text.length());
    int end = Math.min(text.length(), start + length);
    return text.substring(0, start) + piece + text.substring(end);
  }

  private static String sample(String name) {
    try (InputStream in = FuzzPropertiesTest.class.getResourceAsStream("/spec/samples/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
