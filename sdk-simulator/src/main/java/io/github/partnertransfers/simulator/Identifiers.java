package io.github.partnertransfers.simulator;

import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes the ids of one simulator; the same seed gives the same ids in the same order. */
final class Identifiers {

  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final long seed;
  private Random random;

  Identifiers(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Begins again with the first id. */
  synchronized void restart() {
    random = new Random(seed);
  }

  /** A new version 4 GUID in lower case. */
  synchronized String next() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }

  static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }
}
