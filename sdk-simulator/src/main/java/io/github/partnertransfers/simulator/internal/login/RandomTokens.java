package io.github.partnertransfers.simulator.internal.login;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates tokens that cannot be guessed. */
final class RandomTokens {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomTokens() {}

  static String next(String kind) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return "simulated-"
        + kind
        + "-"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
