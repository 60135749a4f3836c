package io.github.partnertransfers.simulator.internal.login;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates tokens and codes that cannot be guessed. */
final class RandomTokens {

  /** Without characters that a user confuses, and without vowels, so that no words result. */
  private static final String USER_CODE_CHARACTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";

  private static final int USER_CODE_LENGTH = 9;
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

  static String nextUserCode() {
    return RANDOM
        .ints(USER_CODE_LENGTH, 0, USER_CODE_CHARACTERS.length())
        .map(USER_CODE_CHARACTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
