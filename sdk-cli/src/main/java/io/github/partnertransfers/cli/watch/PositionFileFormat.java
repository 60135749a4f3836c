package io.github.partnertransfers.cli.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a position file: positions and followed customers. A line {@code followed=} with a
 * customer's id means that all updates of the customer's first poll were shown.
 */
final class PositionFileFormat {
  private static final String VERSION = "2";
  private static final String FOLLOWED_PREFIX = "followed=";
  private static final String GUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
  private static final Pattern ANY_VERSION = Pattern.compile("(\\d{1,9}):" + GUID + ":.*");
  private static final Pattern FOLLOWED = Pattern.compile(FOLLOWED_PREFIX + "(" + GUID + ")");
  private static final Pattern PARTIAL_LINE =
      Pattern.compile(
          "f[a-z]{0,7}|followed=[\\p{XDigit}-]{0,36}|2|2:[\\p{XDigit}-]{0,36}|2:"
              + GUID
              + ":[\\p{Alnum}%:=,_-]*");

  private PositionFileFormat() {}

  static String followedLine(String customerId) {
    return FOLLOWED_PREFIX + customerId;
  }

  /** Returns the customer of a {@code followed=} line, or null for another line. */
  static @Nullable String followedCustomer(String line) {
    Matcher matcher = FOLLOWED.matcher(line);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** Returns whether a process that was killed can have left this as the last line. */
  static boolean isPartialLine(CharSequence line) {
    return PARTIAL_LINE.matcher(line).matches();
  }

  /** Describes an invalid line; does not quote it, because another file can hold secrets. */
  static String describeInvalid(String line) {
    Matcher version = ANY_VERSION.matcher(line);
    return version.matches() && !version.group(1).equals(VERSION)
        ? " is from another version of this program (positions of version "
            + version.group(1)
            + ", known here is "
            + VERSION
            + ")"
        : " is not a position that a watch has saved";
  }
}
