package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseSummaryTest {
  @ParameterizedTest
  @ValueSource(strings = {"\"900104\"", "900104"})
  void readsErrorsOfTheApi(String code) {
    ResponseSummary summary =
        read("\uFEFF{\"code\":" + code + ",\"description\":\"busy\",\"data\":[]}");

    assertThat(summary.code).isEqualTo("900104");
    assertThat(summary.description).isEqualTo("busy");
  }

  @Test
  void readsErrorsOfTheGateway() {
    ResponseSummary summary =
        read("{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded.\" }");

    assertThat(summary.code).isNull();
    assertThat(summary.description).isEqualTo("Rate limit is exceeded.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Bad gateway</html>", "[1]", "\"text\"", "{\"code\":", "null"})
  void keepsOtherBodiesAsText(String body) {
    ResponseSummary summary = read(body);

    assertThat(summary.code).isNull();
    assertThat(summary.description).isNull();
    assertThat(summary.body).isEqualTo(body);
  }

  @Test
  void emptyBodyIsNull() {
    assertThat(read("").body).isNull();
    assertThat(ResponseSummary.ofError(400, null, null).body).isNull();
  }

  @Test
  void limitsTheBody() {
    assertThat(read("x".repeat(1_000_000)).body).hasSize(2048);
  }

  @Test
  void redactsCodeAndDescriptionToo() {
    ResponseSummary body =
        new ResponseSummary(400, "Bearer s3cret", "client_secret=s3cret is wrong", null, null);

    assertThat(body.code).isEqualTo("Bearer (redacted)");
    assertThat(body.description).isEqualTo("client_secret=(redacted) is wrong");
  }

  @Test
  void redactsLoginErrors() {
    LoginFailedException refused =
        LoginFailedException.refused(
            400, "eyJhbGciOiJSUzI1NiJ9.x", "AADSTS1: refresh_token=s3cret");

    assertThat(refused).hasMessage("login refused: AADSTS1: refresh_token=(redacted)");
    assertThat(refused.response.description).doesNotContain("s3cret");
  }

  @Test
  void redactsTheBody() {
    String shown =
        read("{\"access_token\":\"s3cret\",\"echo\":\"Bearer s3cret\",\"client_secret\" : \"s3cret\","
                + "\"jwt\":\"eyJhbGciOiJSUzI1NiJ9.eyJzM2NyZXQiOjF9.abc\"}")
            .body;

    assertThat(shown).doesNotContain("s3cret", "eyJ").contains("(redacted)");
  }

  private static ResponseSummary read(String body) {
    ResponseBody json = ResponseBody.create(body, MediaType.get("application/json"));
    return ResponseSummary.ofError(400, json, null);
  }
}
