package io.github.partnertransfers.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.whitelist.ValidationErrorsWhitelist;
import com.atlassian.oai.validator.whitelist.rule.WhitelistRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Says what the OpenAPI document has against a request or an answer. */
public final class Contract {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(document())
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

  /** The text of the OpenAPI document. */
  public static String document() {
    try (InputStream document =
        Contract.class.getResourceAsStream("/spec/partner-center-transfers.yaml")) {
      return new String(
          Objects.requireNonNull(document, "the OpenAPI document").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a request.
   *
   * @param path without the query
   * @param query with no leading question mark, still encoded; empty if there is none
   * @param body empty if there is none
   */
  public static List<String> violationsOfRequest(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, path);
    headers.forEach(request::withHeader);
    for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      request.withQueryParam(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    if (!body.isEmpty()) {
      request.withBody(body);
    }
    return texts(method + " " + path, VALIDATOR.validateRequest(request.build()));
  }

  /** What is wrong with the answer to such a request, but for a byte order mark before its body. */
  public static List<String> violationsOfAnswer(
      String method, String path, int status, Map<String, List<String>> headers, String body) {
    SimpleResponse.Builder answer = new SimpleResponse.Builder(status);
    headers.forEach(answer::withHeader);
    if (!body.isEmpty()) {
      answer.withBody(
          body.startsWith(BYTE_ORDER_MARK) ? body.substring(BYTE_ORDER_MARK.length()) : body);
    }
    return texts(
        method + " " + path,
        VALIDATOR.validateResponse(path, Method.valueOf(method), answer.build()));
  }

  /**
   * Whether a request is none of the API's but one for a token, of which the document is silent.
   */
  public static boolean isLogin(String path) {
    return path.contains("/oauth2/");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> texts(String exchange, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
        .flatMap(Contract::withNested)
        .map(message -> exchange + ": " + message.getKey() + ": " + message.getMessage())
        .toList();
  }

  /** A message about alternatives holds what each of them has against the value. */
  private static Stream<ValidationReport.Message> withNested(ValidationReport.Message message) {
    return Stream.concat(
        Stream.of(message), message.getNestedMessages().stream().flatMap(Contract::withNested));
  }
}
