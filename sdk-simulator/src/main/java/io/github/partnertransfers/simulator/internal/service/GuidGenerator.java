package io.github.partnertransfers.simulator.internal.service;

import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** Generates the same sequence of GUIDs for the same seed. Thread-safe. */
public final class GuidGenerator {

  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final long seed;
  private Random random;

  GuidGenerator(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Restarts the sequence. */
  synchronized void reset() {
    random = new Random(seed);
  }

  /** Returns a new version 4 GUID in lower case. */
  synchronized String next() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }

  public static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }
}
