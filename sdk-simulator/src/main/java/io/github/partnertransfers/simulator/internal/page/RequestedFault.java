package io.github.partnertransfers.simulator.internal.page;

import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Faults;
import io.github.partnertransfers.simulator.Operation;
import java.util.Optional;

/**
 * A fault that a command describes.
 *
 * @param operation the operation, or empty for any operation of the API
 * @param times into how many requests it is injected, or 0 for all of them
 */
record RequestedFault(Optional<Operation> operation, Fault fault, int times) {

  /** More would only fill the memory: for more there is {@code always}. */
  private static final int MAX_TIMES = 10_000;

  static RequestedFault of(CommandBody body) {
    int times = body.isTrue("always") ? 0 : body.optionalInteger("times").orElse(1);
    if (!body.isTrue("always") && (times < 1 || times > MAX_TIMES)) {
      throw new IllegalArgumentException(
          "times must be between 1 and " + MAX_TIMES + ", but is " + times);
    }
    Fault fault = fault(body);
    return new RequestedFault(
        body.optionalText("operation").map(RequestedFault::operation),
        body.isTrue("afterEffect") ? fault.afterEffect() : fault,
        times);
  }

  private static Operation operation(String name) {
    try {
      return Operation.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("There is no operation " + name + ".", e);
    }
  }

  private static Fault fault(CommandBody body) {
    String name = body.text("fault");
    return switch (name) {
      case "connectionReset" -> Fault.connectionReset();
      case "emptyResponse" -> Fault.emptyResponse();
      case "garbage" -> Fault.garbage();
      case "malformedChunk" -> Fault.malformedChunk();
      case "silence" -> Fault.silence(body.duration("duration"));
      case "delay" -> Fault.delay(body.duration("duration"));
      case "slowBody" -> Fault.slowBody(body.duration("duration"));
      case "truncatedBody" -> Fault.truncatedBody();
      case "answer" -> Fault.answer(body.integer("status"), body.optionalText("body").orElse(""));
      case "badGateway" -> Fault.badGateway();
      case "pageInsteadOfJson" -> Fault.pageInsteadOfJson();
      case "unauthorized" -> Fault.unauthorized();
      case "throttled" -> Fault.throttled(body.duration("duration"));
      default -> throw new IllegalArgumentException("There is no fault " + name + ".");
    };
  }

  void addTo(Faults faults) {
    if (times > 0) {
      operation.ifPresentOrElse(
          only -> faults.next(only, times, fault), () -> faults.next(times, fault));
    } else {
      operation.ifPresentOrElse(only -> faults.always(only, fault), () -> faults.always(fault));
    }
  }
}
