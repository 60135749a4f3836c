package io.github.partnertransfers.cli.simulation;

import io.github.partnertransfers.cli.input.DurationConverter;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses a fault, {@code OPERATION:FAULT[:TIMES]}: {@code create:reset-after-effect:2}, {@code
 * list:503}, {@code any:delay=2s}.
 */
public final class FaultConverter implements ITypeConverter<OrderedFault> {
  private static final String AFTER_EFFECT = "-after-effect";
  private static final Pattern FORM = Pattern.compile("([a-z-]+):([a-z0-9.=-]+)(?::(\\d{1,6}))?");
  private static final Map<String, Operation> OPERATIONS =
      Map.of(
          "token", Operation.TOKEN,
          "list", Operation.LIST,
          "get", Operation.GET,
          "create", Operation.CREATE,
          "accept", Operation.ACCEPT,
          "update", Operation.UPDATE,
          "withdraw", Operation.WITHDRAW,
          "eligibility", Operation.ELIGIBILITY);
  private static final Map<String, Supplier<Fault>> FAULTS =
      Map.of(
          "reset", Fault::connectionReset,
          "empty", Fault::emptyResponse,
          "garbage", Fault::garbage,
          "truncated", Fault::truncatedBody,
          "page", Fault::pageInsteadOfJson,
          "unauthorized", Fault::unauthorized,
          "throttled", () -> Fault.throttled(Duration.ofSeconds(1)));

  @Override
  public OrderedFault convert(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    Operation operation = matcher.matches() ? OPERATIONS.get(matcher.group(1)) : null;
    if (!matcher.matches() || (operation == null && !matcher.group(1).equals("any"))) {
      throw bad(text, "must be OPERATION:FAULT[:TIMES], where OPERATION is any, " + operations());
    }
    String name = matcher.group(2);
    boolean isAfterEffect = name.endsWith(AFTER_EFFECT);
    Fault fault = fault(isAfterEffect ? name.substring(0, name.indexOf(AFTER_EFFECT)) : name);
    if (fault == null) {
      throw bad(
          text,
          "names no fault: there are reset, empty, garbage, truncated, page, unauthorized,"
              + " throttled, throttled=5s, delay=2s, silence=10s and a status such as 503, each"
              + " also with -after-effect");
    }
    int times = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    if (matcher.group(3) != null && times == 0) {
      throw bad(text, "must happen at least once");
    }
    return new OrderedFault(operation, isAfterEffect ? fault.afterEffect() : fault, times);
  }

  private static String operations() {
    return String.join(", ", OPERATIONS.keySet().stream().sorted().toList());
  }

  private static @Nullable Fault fault(String name) {
    Supplier<Fault> known = FAULTS.get(name);
    if (known != null) {
      return known.get();
    }
    if (name.matches("[45]\\d\\d")) {
      return Fault.answer(Integer.parseInt(name), "");
    }
    int assignment = name.indexOf('=');
    if (assignment < 0) {
      return null;
    }
    Duration duration = new DurationConverter().convert(name.substring(assignment + 1));
    try {
      return switch (name.substring(0, assignment)) {
        case "throttled" -> Fault.throttled(duration);
        case "delay" -> Fault.delay(duration);
        case "silence" -> Fault.silence(duration);
        default -> null;
      };
    } catch (IllegalArgumentException e) {
      throw bad(name, "must be at most 2m"); // Of waits; the others have no limit.
    }
  }

  private static TypeConversionException bad(String text, String rule) {
    return new TypeConversionException("'" + text + "' " + rule);
  }
}
