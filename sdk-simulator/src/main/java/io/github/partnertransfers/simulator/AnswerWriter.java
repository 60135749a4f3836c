package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Turns answers into bytes and headers. */
final class AnswerWriter {

  static final String CHALLENGE = "OAuth realm=urn:cpsvc:cpid:00000000-0000-0000-0000-000000000000";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Settings settings;

  AnswerWriter(Settings settings) {
    this.settings = settings;
  }

  ResponseDefinition write(Answer answer, RecordedRequest request) {
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(answer.status());
    echo("MS-RequestId", request, response);
    echo("MS-CorrelationId", request, response);
    answer.headers().forEach(response::withHeader);
    if (answer.body() != null) {
      boolean marked = settings.byteOrderMark && answer.encoding().byteOrderMark;
      String text = (marked ? BYTE_ORDER_MARK : "") + answer.body();
      response
          .withHeader("Content-Type", answer.encoding().contentType)
          .withBody(text.getBytes(StandardCharsets.UTF_8));
    }
    return response.build();
  }

  /** The service makes an id of its own where the request brought none. */
  private static void echo(
      String header, RecordedRequest request, ResponseDefinitionBuilder response) {
    response.withHeader(
        header, request.header(header).orElseGet(() -> UUID.randomUUID().toString()));
  }
}
