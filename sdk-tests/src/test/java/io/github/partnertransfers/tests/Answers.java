package io.github.partnertransfers.tests;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What the service answers besides results. */
final class Answers {
  private Answers() {}

  /** An error of the API with some code and description, which all statuses may have. */
  static ResponseDefinitionBuilder error(int status) {
    return json(status, "{\"code\":\"900104\",\"description\":\"Something is not right.\"}");
  }

  /** The gateway's answer to too many calls, as published. */
  static ResponseDefinitionBuilder throttled(String retryAfter) {
    return json(429, Specification.example("GatewayErrorBody").toString())
        .withHeader("Retry-After", retryAfter);
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return body(status, "application/json; charset=utf-8", body);
  }

  static ResponseDefinitionBuilder body(int status, String contentType, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
  }
}
