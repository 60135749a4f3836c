package io.github.partnertransfers.tests.faults;

import static io.github.partnertransfers.tests.faults.Trait.AFTER_EFFECT;
import static io.github.partnertransfers.tests.faults.Trait.ASYNCHRONOUS;
import static io.github.partnertransfers.tests.faults.Trait.BEFORE_SENDING;
import static io.github.partnertransfers.tests.faults.Trait.BLOCKING;
import static io.github.partnertransfers.tests.faults.Trait.IN_BODY;
import static io.github.partnertransfers.tests.faults.Trait.UNTIL_TIMEOUT;

import io.github.partnertransfers.simulator.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What can go wrong, by name. */
final class NamedFaults {
  private static final String DATE = "Thu, 09 May 2024 18:53:13 GMT";
  private static final String HALF_A_MINUTE_LATER = "Thu, 09 May 2024 18:53:43 GMT";
  private static final String HALF_A_MINUTE_BEFORE = "Thu, 09 May 2024 18:52:43 GMT";

  private final Map<String, NamedFault> all = new HashMap<>();

  private NamedFaults() {}

  /**
   * All of them.
   *
   * @param other the URL of another host
   */
  static Map<String, NamedFault> all(String other) {
    NamedFaults faults = new NamedFaults();
    faults.addConnections();
    faults.addLines();
    faults.addAnswers(other);
    faults.addRefusals();
    faults.addThrottling();
    faults.addServerErrors();
    faults.addForeignCode();
    faults.addThreads();
    return faults.all;
  }

  private void addConnections() {
    all.put(
        "connection refused", new NamedFault(FaultInjection.refusedConnection(), BEFORE_SENDING));
    add("connection reset, before the effect", Fault.connectionReset());
    add("connection reset, after the effect", Fault.connectionReset().afterEffect(), AFTER_EFFECT);
    add("connection closed without an answer", Fault.emptyResponse());
    add("garbage instead of HTTP", Fault.garbage());
  }

  private void addLines() {
    addLine("answer cut in its headers", SpoiledAnswer.CUT_IN_HEADERS);
    add("answer cut in its body", Fault.truncatedBody(), AFTER_EFFECT);
    addLine("answer cut in a chunk of its body", SpoiledAnswer.CUT_IN_CHUNK, IN_BODY);
    addLine("answer cut in a body of no length", SpoiledAnswer.CUT_WITHOUT_LENGTH, IN_BODY);
    addLine("silence until the timeout", SpoiledAnswer.SILENCE, UNTIL_TIMEOUT);
    addLine("headers dripping until the timeout", SpoiledAnswer.SLOW_HEADERS, UNTIL_TIMEOUT);
    addLine("body dripping until the timeout", SpoiledAnswer.SLOW_BODY, UNTIL_TIMEOUT, IN_BODY);
  }

  private void addAnswers(String other) {
    add("200 with a page of HTML", Fault.pageInsteadOfJson());
    add("302 to another host", Fault.answer(302, "").header("Location", other));
    add("307 to another host", Fault.answer(307, "").header("Location", other));
  }

  private void addRefusals() {
    all.put("401", new NamedFault(FaultInjection.simulated(Fault.unauthorized())).withCode("400"));
    addError("403", 403, "\"2032\"", "2032");
    addError("404", 404, "\"900100\"", "900100");
    add("408", gateway(408));
    addError("409, code as a string", 409, "\"900104\"", "900104");
    addError("409, code as a number", 409, "900104", "900104");
    add("409 of the gateway", gateway(409));
  }

  private void addThrottling() {
    add("429, Retry-After: 30", throttled("30"));
    add("429, Retry-After: half a minute after Date", throttled(HALF_A_MINUTE_LATER));
    add("429, Retry-After: half a minute before Date", throttled(HALF_A_MINUTE_BEFORE));
    add("429, Retry-After: 0", throttled("0"));
    add("429, Retry-After: nonsense", throttled("soon"));
    add("429, no Retry-After", gateway(429));
  }

  private void addServerErrors() {
    addError("500", 500, "\"800003\"", "800003");
    add("502 with a page of HTML", Fault.badGateway());
    add("503", gateway(503));
    add("503, Retry-After: 0", gateway(503).header("Retry-After", "0"));
    add("503, Retry-After: 30", gateway(503).header("Retry-After", "30"));
    add("504, after the effect", gateway(504).afterEffect(), AFTER_EFFECT);
  }

  private void addForeignCode() {
    Runnable throwing = ForeignCodeFaults.THROW_EXCEPTION;
    addRepeated(
        "interceptor throws an exception, before the request",
        times -> ForeignCodeFaults.interceptorBeforeRequest(throwing, times),
        BEFORE_SENDING);
    addRepeated(
        "interceptor throws an error, before the request",
        times -> ForeignCodeFaults.interceptorBeforeRequest(ForeignCodeFaults.THROW_ERROR, times),
        BEFORE_SENDING);
    add(
        "interceptor throws an exception, after the response",
        ForeignCodeFaults.interceptorAfterResponse(throwing),
        AFTER_EFFECT);
    add("listener throws", ForeignCodeFaults.listener(throwing));
    add("token provider throws", ForeignCodeFaults.tokenProvider(throwing), BEFORE_SENDING);
  }

  private void addThreads() {
    addRepeated(
        "thread start fails within OkHttp",
        times ->
            ForeignCodeFaults.interceptorBeforeRequest(
                ForeignCodeFaults.FAIL_TO_START_THREAD, times),
        BEFORE_SENDING);
    addExecutors("thread start fails in the %s executor", ForeignCodeFaults.FAIL_TO_START_THREAD);
    addExecutors("%s executor rejects", ForeignCodeFaults.REJECT);
  }

  /** A blocking call runs on the thread that waits for it and needs neither executor. */
  private void addExecutors(String name, Runnable failing) {
    String request = String.format(name, "request");
    addRepeated(
        request + ", asynchronous call",
        times -> ForeignCodeFaults.requestExecutor(failing, times),
        BEFORE_SENDING,
        ASYNCHRONOUS);
    addRepeated(
        request + ", blocking call",
        times -> ForeignCodeFaults.requestExecutor(failing, times),
        BLOCKING);
    add(String.format(name, "callback"), ForeignCodeFaults.callbackExecutor(failing));
  }

  private void addRepeated(
      String name, Function<AtomicInteger, ClientSetup> failing, Trait... traits) {
    all.put(name, new NamedFault(FaultInjection.foreignCode(failing), traits));
  }

  private void add(String name, ClientSetup failing, Trait... traits) {
    all.put(name, new NamedFault(FaultInjection.foreignCode(failing), traits));
  }

  private void add(String name, Fault fault, Trait... traits) {
    all.put(name, new NamedFault(FaultInjection.simulated(fault), traits));
  }

  /** What happens on the line comes after the effect. */
  private void addLine(String name, SpoiledAnswer spoiled, Trait... traits) {
    Set<Trait> withEffect = EnumSet.of(AFTER_EFFECT, traits);
    all.put(name, new NamedFault(FaultInjection.onTheLine(spoiled), null, withEffect));
  }

  private void addError(String name, int status, String rawCode, String code) {
    Fault fault =
        json(status, "{\"code\": " + rawCode + ", \"description\": \"ordered by the test\"}");
    all.put(name, new NamedFault(FaultInjection.simulated(fault)).withCode(code));
  }

  private static Fault throttled(String retryAfter) {
    return Fault.throttled(Duration.ZERO).header("Retry-After", retryAfter).header("Date", DATE);
  }

  private static Fault gateway(int status) {
    return json(status, "{ \"statusCode\": " + status + ", \"message\": \"ordered by the test\" }");
  }

  private static Fault json(int status, String body) {
    return Fault.answer(status, body).header("Content-Type", "application/json");
  }
}
