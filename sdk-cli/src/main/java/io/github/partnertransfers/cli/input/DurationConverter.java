package io.github.partnertransfers.cli.input;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses durations such as {@code 500ms}, {@code 0.5s}, {@code 3m3s}, {@code 1h30m} and {@code 2d}.
 */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final BigDecimal MAX_NANOS = new BigDecimal(Long.MAX_VALUE);
  private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");
  private static final List<Long> MILLIS = List.of(86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L);
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|[dhms])");

  @Override
  public Duration convert(String text) {
    Matcher matcher = PART.matcher(text);
    BigDecimal millis = BigDecimal.ZERO;
    int end = 0;
    int smallest = -1;
    while (end < text.length()) {
      int unit = matcher.find() && matcher.start() == end ? UNITS.indexOf(matcher.group(2)) : -1;
      if (unit <= smallest) { // Not a part, or not of a smaller unit than the part before.
        throw new TypeConversionException(
            "'" + text + "' is not a duration such as 500ms, 0.5s, 3m3s, 1h30m or 2d");
      }
      millis =
          millis.add(new BigDecimal(matcher.group(1)).multiply(new BigDecimal(MILLIS.get(unit))));
      smallest = unit;
      end = matcher.end();
    }
    Duration duration = Duration.ofNanos(millis.movePointRight(6).min(MAX_NANOS).longValue());
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException("'" + text + "' must be more than 0 and at most 365d");
    }
    return duration;
  }
}
