package io.github.partnertransfers.tests.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random statuses, bodies and headers: published ones, spoilt, with edge cases mixed in. */
final class FuzzInputs {
  private static final int MAX_REPLACED = 30;
  private static final int MAX_INSERTED = 8;
  private static final int MAX_HEADER = 40;

  private static final List<Integer> STATUSES =
      List.of(200, 201, 204, 302, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 599);

  private static final List<String> JSON_BODIES =
      List.of(
          sample("seed-create-response.json"),
          sample("seed-get-complete.json"),
          sample("seed-create-request.json"),
          sample("seed-eligibility-fixed.json"));

  private static final List<String> BODIES =
      List.of(
          sample("seed-create-response.json"),
          sample("seed-get-complete.json"),
          sample("seed-create-request.json"),
          sample("seed-eligibility-fixed.json"),
          "{\"code\":\"900101\",\"description\":\"in progress\",\"data\":[],\"source\":\"x\"}",
          "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded.\" }",
          "<html><body>Bad gateway</body></html>",
          "");

  private static final List<String> LOGINS =
      List.of(
          sample("docs-token-apponly-v1.json"),
          sample("docs-token-appuser-v1.json"),
          "{\"access_token\":\"token\",\"expires_in\":3600}",
          "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: No. Trace ID: 1\"}");

  private static final List<String> HEADERS =
      List.of(
          "0",
          "57",
          "-1",
          "1e9",
          "2147483647",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "99999999999999999999",
          "Sat, 21 Nov 2026 12:00:00 GMT",
          "Fri, 31 Dec 9999 23:59:59 GMT",
          "Saturday, 21-Nov-26 12:00:00 GMT",
          "soon");

  private static final List<String> PIECES =
      List.of(
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
          "9".repeat(400));

  /** Among others: the byte order mark, noncharacters, and both ends of both halves of a pair. */
  private static final String EDGE_CHARACTERS =
      "\u0000\t\n\r\"\\/ ~\u007F\u0080\u00FF\u2028\u2029\uD800\uDBFF\uDC00\uDFFF\uFEFF\uFFFE\uFFFF";

  private FuzzInputs() {}

  static int status(RandomGenerator random) {
    return any(random, STATUSES);
  }

  static String body(RandomGenerator random) {
    return spoilt(random, any(random, BODIES));
  }

  static String login(RandomGenerator random) {
    return spoilt(random, any(random, LOGINS));
  }

  /** Returns a body that is JSON still, but with odd, missing and repeated values. */
  static String oddJson(RandomGenerator random) {
    return OddJson.of(any(random, JSON_BODIES), random.nextLong());
  }

  /** Returns the value of a Retry-After or Date header. */
  static String header(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> any(random, HEADERS);
      case 1 -> headerText(random);
      default -> spoiltHeader(random);
    };
  }

  private static String headerText(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = oftenAnEnd(random, 0, MAX_HEADER); i > 0; i--) {
      text.append((char) oftenAnEnd(random, ' ', '~'));
    }
    return text.toString();
  }

  private static String spoiltHeader(RandomGenerator random) {
    String header;
    do {
      header = spoilt(random, any(random, HEADERS));
    } while (!isHeaderText(header));
    return header;
  }

  private static boolean isHeaderText(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Replaces a stretch of the text, twice. */
  private static String spoilt(RandomGenerator random, String text) {
    return spoiltOnce(random, spoiltOnce(random, text));
  }

  private static String spoiltOnce(RandomGenerator random, String text) {
    int start = oftenAnEnd(random, 0, text.length());
    int end = Math.min(text.length(), start + oftenAnEnd(random, 0, MAX_REPLACED));
    String piece = random.nextBoolean() ? any(random, PIECES) : text(random);
    return text.substring(0, start) + piece + text.substring(end);
  }

  /** Returns a short text of any characters, with halves of surrogate pairs. */
  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(MAX_INSERTED + 1); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(EDGE_CHARACTERS.charAt(random.nextInt(EDGE_CHARACTERS.length())));
        case 1 -> text.append((char) random.nextInt(0x80));
        case 2 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
    }
    return text.toString();
  }

  /** Returns a number from {@code min} to {@code max}, in every fifth case one of these two. */
  private static int oftenAnEnd(RandomGenerator random, int min, int max) {
    return switch (random.nextInt(10)) {
      case 0 -> min;
      case 1 -> max;
      default -> random.nextInt(min, max + 1);
    };
  }

  private static <T> T any(RandomGenerator random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String sample(String name) {
    try (InputStream in = FuzzInputs.class.getResourceAsStream("/spec/samples/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
