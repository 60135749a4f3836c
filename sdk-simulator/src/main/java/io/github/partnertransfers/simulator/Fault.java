package io.github.partnertransfers.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.partnertransfers.simulator.internal.http.InjectedFault;
import io.github.partnertransfers.simulator.internal.http.ThrottledResponse;
import io.github.partnertransfers.simulator.internal.service.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A fault to inject with {@link Faults}. A fault that replaces the response prevents the effect of
 * the operation, unless {@link #afterEffect()} is called: then the operation changes the state, and
 * only its response is lost. Immutable.
 */
public final class Fault {

  /** The longest duration of {@link #silence}, {@link #delay} and {@link #slowBody}. */
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

  /** Resets the connection (RST) without a response. */
  public static Fault connectionReset() {
    return of(
        "connection reset", com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
  }

  /** Closes the connection without a response. */
  public static Fault emptyResponse() {
    return of("empty response", com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
  }

  /** Sends bytes that are not HTTP, then closes the connection. */
  public static Fault garbage() {
    return of("garbage", com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
  }

  /** Sends status 200 and a malformed chunk, then closes the connection. */
  public static Fault malformedChunk() {
    return of(
        "malformed chunk", com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
  }

  /**
   * Sends nothing for {@code duration}, then closes the connection. With {@link #afterEffect()},
   * the effect precedes the silence.
   *
   * @throws IllegalArgumentException if the duration is not between zero and {@link #LONGEST_WAIT}
   */
  public static Fault silence(Duration duration) {
    int milliseconds = milliseconds("silence", duration);
    return new Fault(
        "silence",
        false,
        Map.of(),
        response ->
            ResponseDefinitionBuilder.like(response)
                .withFixedDelay(milliseconds)
                .withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)
                .build());
  }

  /**
   * Delays the response by {@code duration}. The effect precedes the delay.
   *
   * @throws IllegalArgumentException if the duration is not between zero and {@link #LONGEST_WAIT}
   */
  public static Fault delay(Duration duration) {
    int milliseconds = milliseconds("delay", duration);
    return new Fault(
        "delay",
        true,
        Map.of(),
        response -> ResponseDefinitionBuilder.like(response).withFixedDelay(milliseconds).build());
  }

  /**
   * Sends the body of the response in chunks over {@code duration}. The effect precedes the
   * response.
   *
   * @throws IllegalArgumentException if the duration is not between zero and {@link #LONGEST_WAIT}
   */
  public static Fault slowBody(Duration duration) {
    int milliseconds = milliseconds("slowBody", duration);
    return new Fault("slow body", true, Map.of(), response -> slow(response, milliseconds));
  }

  /**
   * Closes the connection after half of the body: the client receives fewer bytes than {@code
   * Content-Length} declares. The effect precedes the response.
   */
  public static Fault truncatedBody() {
    return new Fault("truncated body", true, Map.of(), Fault::truncated);
  }

  /**
   * Responds with the given status and body; an empty string means no body. Set the content type
   * with {@link #header}.
   *
   * @throws IllegalArgumentException if the status is not between 200 and 999: HTTP has no other
   *     final statuses
   */
  public static Fault answer(int status, String body) {
    if (status < 200 || status > 999) {
      throw new IllegalArgumentException("status must be between 200 and 999, but is " + status);
    }
    return new Fault(
        "status " + status,
        false,
        Map.of(),
        response ->
            new ResponseDefinitionBuilder()
                .withStatus(status)
                .withBody(body.getBytes(StandardCharsets.UTF_8))
                .build());
  }

  /** Responds with status 502 and an HTML page, as a proxy does. */
  public static Fault badGateway() {
    return answer(502, page("502 Bad Gateway")).header("Content-Type", "text/html");
  }

  /** Responds with status 200 and an HTML page, as a captive portal does. */
  public static Fault pageInsteadOfJson() {
    return answer(200, page("Welcome")).header("Content-Type", "text/html");
  }

  /** Responds with status 401, although the access token is valid. */
  public static Fault unauthorized() {
    ApiException error = ApiException.accessDenied();
    return answer(error.status(), error.body(false).toString())
        .header("Content-Type", "application/json; charset=utf-8")
        .header("WWW-Authenticate", ApiException.AUTHENTICATE_CHALLENGE);
  }

  /**
   * Responds with status 429, as the service's gateway does, and {@code Retry-After} in whole
   * seconds, rounded up. Replace it with an HTTP date, or any value, with {@link #header}.
   *
   * @throws IllegalArgumentException if the duration is negative or longer than 68 years
   */
  public static Fault throttled(Duration retryAfter) {
    ThrottledResponse response =
        ThrottledResponse.of(Durations.requireNotNegative("retryAfter", retryAfter));
    return answer(ThrottledResponse.STATUS, response.body())
        .header("Content-Type", "application/json")
        .header("Retry-After", response.seconds());
  }

  /** Returns this fault, injected after the effect: the operation succeeds without a response. */
  public Fault afterEffect() {
    return new Fault(name, true, headers, change);
  }

  /** Returns this fault with a response header. It is ignored if the fault sends no response. */
  public Fault header(String headerName, String value) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put(headerName, value);
    return new Fault(name, afterEffect, all, change);
  }

  InjectedFault injected() {
    return new InjectedFault(afterEffect, this::apply);
  }

  private ResponseDefinition apply(ResponseDefinition response) {
    ResponseDefinitionBuilder changed = ResponseDefinitionBuilder.like(change.apply(response));
    headers.forEach(changed::withHeader);
    return changed.build();
  }

  private static Fault of(String name, com.github.tomakehurst.wiremock.http.Fault fault) {
    return new Fault(
        name,
        false,
        Map.of(),
        response -> ResponseDefinitionBuilder.like(response).withFault(fault).build());
  }

  private static ResponseDefinition slow(ResponseDefinition response, int milliseconds) {
    ResponseDefinitionBuilder changed = ResponseDefinitionBuilder.like(response);
    int length = response.getByteBody() == null ? 0 : response.getByteBody().length;
    return length == 0
        ? changed.withFixedDelay(milliseconds).build()
        : changed.withChunkedDribbleDelay(Math.min(length, 10), milliseconds).build();
  }

  private static ResponseDefinition truncated(ResponseDefinition response) {
    byte[] body = response.getByteBody();
    ResponseDefinitionBuilder changed = ResponseDefinitionBuilder.like(response);
    if (body == null || body.length < 2) {
      return changed.withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE).build();
    }
    return changed
        .withHeaders(
            response.getHeaders().plus(HttpHeader.httpHeader("Content-Length", "" + body.length)))
        .withBody(Arrays.copyOf(body, body.length / 2))
        // In chunks, so that the server sends the headers before it detects that the body is short.
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
