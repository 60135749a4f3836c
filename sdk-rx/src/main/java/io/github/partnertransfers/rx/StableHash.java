package io.github.partnertransfers.rx;

import org.jspecify.annotations.Nullable;

/**
 * 64-bit hashes for the text of a position. They must not change between platforms and versions,
 * because applications store them. {@link String#hashCode} has 32 bits only and more collisions.
 */
final class StableHash {
  private static final long INCREMENT = 0x9e3779b97f4a7c15L;

  private StableHash() {}

  /** Returns the hash of a text, or 0 for null. */
  static long of(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long hash = combine(0, text.length());
    for (int i = 0; i < text.length(); i++) {
      hash = combine(hash, text.charAt(i));
    }
    return hash;
  }

  /** Returns the hash of a sequence and one more value; 0 is the hash of the empty sequence. */
  static long combine(long hash, long value) {
    return mix(hash + INCREMENT + value);
  }

  /** Spreads a change of any bit over all of them (the finalizer of SplitMix64). */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
