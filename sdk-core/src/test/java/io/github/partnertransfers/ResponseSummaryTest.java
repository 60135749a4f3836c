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
  void readsTheApisShape(String code) {
    ResponseSummary answer =
        read("\uFEFF{\"code\":" + code + ",\"description\":\"busy\",\"data\":[]}");

    assertThat(answer.code).isEqualTo("900104");
    assertThat(answer.description).isEqualTo("busy");
  }

  @Test
  void readsTheGatewaysShape() {
    ResponseSummary answer =
        read("{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded.\" }");

    assertThat(answer.code).isNull();
    assertThat(answer.description).isEqualTo("Rate limit is exceeded.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Bad gateway</html>", "[1]", "\"text\"", "{\"code\":", "null"})
  void keepsWhateverElseCame(String body) {
    ResponseSummary answer = read(body);

    assertThat(answer.code).isNull();
    assertThat(answer.description).isNull();
    assertThat(answer.body).isEqualTo(body);
  }

  @Test
  void nothingIsNothing() {
    assertThat(read("").body).isNull();
    assertThat(ResponseSummary.ofError(400, null, null).body).isNull();
  }

  @Test
  void boundsWhatItShows() {
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
  void redactsWhatALoginSays() {
    LoginFailedException refused =
        LoginFailedException.refused(
            400, "eyJhbGciOiJSUzI1NiJ9.x", "AADSTS1: refresh_token=s3cret");

    assertThat(refused).hasMessage("login refused: AADSTS1: refresh_token=(redacted)");
    assertThat(refused.response.description).doesNotContain("s3cret");
  }

  @Test
  void showsNoSecrets() {
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
