package io.github.partnertransfers.tests;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.whitelist.ValidationErrorsWhitelist;
import com.atlassian.oai.validator.whitelist.rule.WhitelistRules;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Says what the OpenAPI document has against a request or an answer. */
final class Contract {
  private static final long WHOLE = Long.MAX_VALUE;

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(Specification.TEXT)
          .withLevelResolver(
              LevelResolver.create()
                  .withLevel(
                      "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                  .build())
          // Takes a parameter for JSON unless its schema has one plain type. Any text is allowed.
          .withWhitelist(
              ValidationErrorsWhitelist.create()
                  .withRule(
                      "open enumeration in a query",
                      WhitelistRules.allOf(
                          WhitelistRules.messageHasKey(
                              "validation.request.parameter.schema.invalidJson"),
                          WhitelistRules.pathContainsSubstring("/transferseligibility"))))
          .build();

  private Contract() {}

  static List<String> violations(Request request) throws IOException {
    HttpUrl url = request.url();
    SimpleRequest.Builder simple = new SimpleRequest.Builder(request.method(), url.encodedPath());
    request.headers().toMultimap().forEach(simple::withHeader);
    for (String name : url.queryParameterNames()) {
      simple.withQueryParam(name, url.queryParameterValues(name));
    }
    if (request.body() != null && request.body().contentLength() != 0) {
      Buffer body = new Buffer();
      request.body().writeTo(body);
      simple.withBody(body.readUtf8());
      simple.withContentType(String.valueOf(request.body().contentType()));
    }
    return texts(request, VALIDATOR.validateRequest(simple.build()));
  }

  static List<String> violations(Response response) throws IOException {
    Request request = response.request();
    SimpleResponse.Builder simple = new SimpleResponse.Builder(response.code());
    response.headers().toMultimap().forEach(simple::withHeader);
    String body = response.peekBody(WHOLE).string();
    if (!body.isEmpty()) {
      simple.withBody(body);
    }
    return texts(
        request,
        VALIDATOR.validateResponse(
            request.url().encodedPath(),
            com.atlassian.oai.validator.model.Request.Method.valueOf(request.method()),
            simple.build()));
  }

  private static List<String> texts(Request request, ValidationReport report) {
    String exchange = request.method() + " " + request.url().encodedPath() + ": ";
    return report.getMessages().stream()
        .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
        .flatMap(Contract::withNested)
        .map(message -> exchange + message.getKey() + ": " + message.getMessage())
        .toList();
  }

  /** A message about alternatives holds what each of them has against the value. */
  private static Stream<ValidationReport.Message> withNested(ValidationReport.Message message) {
    return Stream.concat(
        Stream.of(message), message.getNestedMessages().stream().flatMap(Contract::withNested));
  }
}
