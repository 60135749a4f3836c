package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong with a request, ordered at {@link Faults}. A fault that replaces the
 * answer comes before the operation has any effect, unless {@link #afterEffect()} is asked for:
 * then the state changes and only the answer is lost. Immutable.
 */
public final class Fault {

  /** The longest wait that a fault may order; a test that needs more has stopped being one. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final String name;
  private final boolean afterEffect;
  private final Map<String, String> headers;
  private final UnaryOperator<ResponseDefinition> change;

  private Fault(
      String name,
      boolean afterEffect,
      Map<String, String> headers,
      UnaryOperator<ResponseDefinition> change) {
    this.name = name;
    this.afterEffect = afterEffect;
    this.headers = headers;
    this.change = change;
  }

  /** The connection is reset (RST) with no answer. */
  public static Fault connectionReset() {
    return of(
        "connection reset", com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
  }

  /** The connection is closed with no answer. */
  public static Fault emptyResponse() {
    return of("empty response", com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
  }

  /** Bytes that are not HTTP, then the connection is closed. */
  public static Fault garbage() {
    return of("garbage", com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
  }

  /** Status 200, then bytes that are no chunk of a chunked body, then the connection is closed. */
  public static Fault malformedChunk() {
    return of(
        "malformed chunk", com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
  }

  /**
   * Silence for {@code duration}, then the connection is closed with no answer. The effect, if
   * asked for, comes at once.
   *
   * @throws IllegalArgumentException if the duration is not between zero and {@link #LONGEST_WAIT}
   */
  public static Fault silence(Duration duration) {
    int milliseconds = milliseconds("silence", duration);
    return new Fault(
        "silence",
        false,
        Map.of(),
        answer ->
            ResponseDefinitionBuilder.like(answer)
                .withFixedDelay(milliseconds)
                .withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)
                .build());
  }

  /**
   * The real answer, after {@code duration}. The effect comes at once.
   *
   * @throws IllegalArgumentException if the duration is not between zero and {@link #LONGEST_WAIT}
   */
  public static Fault delay(Duration duration) {
    int milliseconds = milliseconds("delay", duration);
    return new Fault(
        "delay",
        true,
        Map.of(),
        answer -> ResponseDefinitionBuilder.like(answer).withFixedDelay(milliseconds).build());
  }

  /**
   * The real answer, whose body trickles in pieces over {@code duration}. The effect comes at once.
   *
   * @throws IllegalArgumentException if the duration is not between zero and {@link #LONGEST_WAIT}
   */
  public static Fault slowBody(Duration duration) {
    int milliseconds = milliseconds("slowBody", duration);
    return new Fault("slow body", true, Map.of(), answer -> trickling(answer, milliseconds));
  }

  /**
   * The real answer, whose body breaks off half-way: fewer bytes than {@code Content-Length} says,
   * then the connection is closed. The effect comes first.
   */
  public static Fault truncatedBody() {
    return new Fault("truncated body", true, Map.of(), Fault::truncated);
  }

  /**
   * Any status with a body; with none if it is empty. Set a content type with {@link #header}.
   *
   * @throws IllegalArgumentException if the status is not between 200 and 999, which are those of a
   *     final answer that HTTP can carry
   */
  public static Fault answer(int status, String body) {
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException("status must be between 200 and 999, but is " + status);
    }
    return new Fault(
        "status " + status,
        false,
        Map.of(),
        answer ->
            new ResponseDefinitionBuilder()
                .withStatus(status)
                .withBody(body.getBytes(StandardCharsets.UTF_8))
                .build());
  }

  /** 502 with a page of HTML, as a front end sends it. */
  public static Fault badGateway() {
    return answer(502, page("502 Bad Gateway")).header("Content-Type", "text/html");
  }

  /** 200 with a page of HTML where JSON is due, as a captive portal sends it. */
  public static Fault pageInsteadOfJson() {
    return answer(200, page("Welcome")).header("Content-Type", "text/html");
  }

  /** 401, though the access token is valid. */
  public static Fault unauthorized() {
    Refusal refusal = Refusal.accessDenied();
    return answer(refusal.status(), refusal.body(false).toString())
        .header("Content-Type", "application/json; charset=utf-8")
        .header("WWW-Authenticate", AnswerWriter.CHALLENGE);
  }

  /**
   * 429 as the service's gateway sends it, with {@code Retry-After} in whole seconds, rounded up.
   * {@link #header} may put an HTTP date, or anything else, in its place.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public static Fault throttled(Duration retryAfter) {
    String seconds = Throttling.seconds(Durations.requireNotNegative("retryAfter", retryAfter));
    return answer(429, Throttling.body(seconds))
        .header("Content-Type", "application/json")
        .header("Retry-After", seconds);
  }

  /** The same fault after the operation has had its effect: the answer is lost, the deed is not. */
  public Fault afterEffect() {
    return new Fault(name, true, headers, change);
  }

  /** The same fault with a header set; it has no meaning where there is no answer to carry it. */
  public Fault header(String headerName, String value) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put(headerName, value);
    return new Fault(name, afterEffect, all, change);
  }

  boolean isAfterEffect() {
    return afterEffect;
  }

  ResponseDefinition apply(ResponseDefinition answer) {
    ResponseDefinitionBuilder changed = ResponseDefinitionBuilder.like(change.apply(answer));
    headers.forEach(changed::withHeader);
    return changed.build();
  }

  private static Fault of(String name, com.github.tomakehurst.wiremock.http.Fault fault) {
    return new Fault(
        name,
        false,
        Map.of(),
        answer -> ResponseDefinitionBuilder.like(answer).withFault(fault).build());
  }

  private static ResponseDefinition trickling(ResponseDefinition answer, int milliseconds) {
    ResponseDefinitionBuilder changed = ResponseDefinitionBuilder.like(answer);
    int length = answer.getByteBody() == null ? 0 : answer.getByteBody().length;
    return length == 0
        ? changed.withFixedDelay(milliseconds).build()
        : changed.withChunkedDribbleDelay(Math.min(length, 10), milliseconds).build();
  }

  private static ResponseDefinition truncated(ResponseDefinition answer) {
    byte[] body = answer.getByteBody();
    ResponseDefinitionBuilder changed = ResponseDefinitionBuilder.like(answer);
    if (body == null || body.length < 2) {
      return changed.withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE).build();
    }
    return changed
        .withHeaders(
            answer.getHeaders().plus(HttpHeader.httpHeader("Content-Length", "" + body.length)))
        .withBody(Arrays.copyOf(body, body.length / 2))
        // Written in pieces, the head has gone out before the server sees that the body is short.
        .withChunkedDribbleDelay(2, 0)
        .build();
  }

  private static String page(String title) {
    return "<html><head><title>"
        + title
        + "</title></head><body><h1>"
        + title
        + "</h1></body></html>";
  }

  private static int milliseconds(String name, Duration duration) {
    return (int) Durations.requireBetween(name, duration, Duration.ZERO, LONGEST_WAIT).toMillis();
  }

  @Override
  public String toString() {
    return name + (afterEffect ? " after the effect" : " before the effect");
  }
}
