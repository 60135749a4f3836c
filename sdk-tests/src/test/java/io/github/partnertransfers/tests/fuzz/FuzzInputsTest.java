package io.github.partnertransfers.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The random inputs reach the edge cases, and are what they are said to be. */
class FuzzInputsTest {
  private static final List<String> BODIES = inputs(FuzzInputs::body);
  private static final List<String> HEADERS = inputs(FuzzInputs::header);

  private static <T> List<T> inputs(Function<RandomGenerator, T> generator) {
    return Stream.generate(new SplittableRandom(1)::split).map(generator).limit(2_000).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\uFEFF", "\uFFFE", "\uFFFF", "\"", "\\", "[null]", "1e9999"})
  void someBodiesContain(String piece) {
    assertThat(BODIES).anyMatch(body -> body.contains(piece));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\uFEFF", "{", "[", "null", "\"", "9999", "<html>"})
  void someBodiesStartWith(String piece) {
    assertThat(BODIES).anyMatch(body -> body.startsWith(piece));
  }

  @Test
  void someBodiesAreEmpty() {
    assertThat(BODIES).anyMatch(String::isEmpty);
  }

  @Test
  void someBodiesContainLoneSurrogatesAndSomeContainPairs() {
    assertThat(BODIES).anyMatch(containsCodePoint(Character::isHighSurrogate));
    assertThat(BODIES).anyMatch(containsCodePoint(Character::isLowSurrogate));
    assertThat(BODIES).anyMatch(body -> body.codePoints().anyMatch(c -> c > 0xFFFF));
  }

  private static Predicate<String> containsCodePoint(Predicate<Character> kind) {
    return body -> body.codePoints().anyMatch(c -> c <= 0xFFFF && kind.test((char) c));
  }

  @Test
  void mostBodiesDiffer() {
    assertThat(BODIES.stream().distinct()).hasSizeGreaterThan(1_800);
  }

  @Test
  void everyStatusOccurs() {
    assertThat(inputs(FuzzInputs::status))
        .contains(200, 201, 204, 302, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 599);
  }

  @Test
  void someLoginsAreTokensAndSomeAreErrors() {
    assertThat(inputs(FuzzInputs::login))
        .anyMatch(login -> login.contains("\"access_token\""))
        .anyMatch(login -> login.contains("AADSTS7000215"))
        .anyMatch(login -> login.startsWith("\uFEFF"));
  }

  @Test
  void oddJsonIsJson() {
    assertThat(inputs(FuzzInputs::oddJson))
        .extracting(JsonParser::parseString)
        .doesNotContainNull();
  }

  @Test
  void headersArePrintableAndReachTheEdgeCases() {
    assertThat(HEADERS)
        .allMatch(header -> header.chars().allMatch(c -> c >= ' ' && c <= '~'))
        .contains("", "0", "-1", "9223372036854775808", "Fri, 31 Dec 9999 23:59:59 GMT")
        .anyMatch(header -> header.length() == 40)
        .anyMatch(header -> header.startsWith(" "))
        .anyMatch(header -> header.endsWith("~"))
        .anyMatch(header -> header.length() > 400);
  }
}
