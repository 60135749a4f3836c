package io.github.partnertransfers.simulator.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Status 429 as the service's gateway sends it: the body differs from the API's error responses,
 * and no request id is echoed.
 *
 * @param seconds the value of {@code Retry-After}
 */
public record ThrottledResponse(String seconds) {

  public static final int STATUS = 429;

  /** Rounds up to whole seconds, so that a client that waits this long is not throttled again. */
  public static ThrottledResponse of(Duration retryAfter) {
    return new ThrottledResponse(Long.toString(retryAfter.plusNanos(999_999_999).toSeconds()));
  }

  public String body() {
    return "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in "
        + seconds
        + " seconds.\" }";
  }

  public ResponseDefinition toWireMock() {
    return new ResponseDefinitionBuilder()
        .withStatus(STATUS)
        .withBody(body().getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Type", "application/json")
        .withHeader("Retry-After", seconds)
        .build();
  }
}
