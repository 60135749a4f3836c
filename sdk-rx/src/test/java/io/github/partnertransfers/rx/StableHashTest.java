package io.github.partnertransfers.rx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StableHashTest {
  /** The published first values of SplitMix64 for seed 0. */
  @Test
  void mixesLikeSplitMix64() {
    assertThat(StableHash.combine(0, 0)).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(StableHash.combine(0x9e3779b97f4a7c15L, 0)).isEqualTo(0x6e789e6aa1b965f4L);
    assertThat(StableHash.combine(0x3c6ef372fe94f82aL, 0)).isEqualTo(0x06c45d188009454fL);
  }

  /** Applications store these hashes: they must never change. */
  @ParameterizedTest
  @CsvSource({
    "'', e220a8397b1dcdaf",
    "a, 3d54f6ec231e0b0b",
    "Aa, 40e1af024bc8edea",
    "BB, 5cb3d03450b9ddb6",
    "no seat, 607737717d0fac11",
    "b0000000-0000-0000-0000-000000000001, 999b07cd627b3c2f",
    "sp\u00e4ter \ud83d\ude00, 8e0ba9ad21f65494",
  })
  void staysTheSame(String text, String hash) {
    assertThat(Long.toHexString(StableHash.of(text))).isEqualTo(hash);
  }

  @Test
  void hashOfNullIsZero() {
    assertThat(StableHash.of(null)).isZero();
  }

  @Test
  void shortTextsDoNotCollide() {
    Set<Long> hashes = new HashSet<>();
    int texts = 1;
    hashes.add(StableHash.of(""));
    for (char a = 0; a < 256; a++) {
      hashes.add(StableHash.of(String.valueOf(a)));
      texts++;
      for (char b = 0; b < 256; b++) {
        hashes.add(StableHash.of("" + a + b));
        hashes.add(StableHash.of("\u0000" + a + b));
        texts += 2;
      }
    }
    assertThat(hashes).hasSize(texts);
  }

  @Test
  void everyBitOfATextChangesAboutHalfOfTheHash() {
    Random random = new Random(4);
    long changed = 0;
    int pairs = 10_000;
    for (int i = 0; i < pairs; i++) {
      char[] text = new char[1 + random.nextInt(40)];
      for (int j = 0; j < text.length; j++) {
        text[j] = (char) random.nextInt(1 << 16);
      }
      long before = StableHash.of(new String(text));
      text[random.nextInt(text.length)] ^= (char) (1 << random.nextInt(16));
      changed += Long.bitCount(before ^ StableHash.of(new String(text)));
    }
    assertThat((double) changed / pairs).isBetween(31.5, 32.5);
  }
}
