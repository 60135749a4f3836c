package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** All stories there can be, most of them short. */
final class Stories {
  private static final int MOST_TROUBLES = 4;

  private static final RandomDistribution MOSTLY_FEW = RandomDistribution.biased();

  private Stories() {}

  /** Those of one customer, told one after the other. */
  static Arbitrary<List<Story>> some() {
    return story().list().ofMinSize(1).ofMaxSize(2).withSizeDistribution(MOSTLY_FEW);
  }

  private static Arbitrary<Story> story() {
    return Combinators.combine(Arbitraries.of(Settlement.class), step(), step()).as(Story::new);
  }

  private static Arbitrary<Step> step() {
    return Combinators.combine(
            Arbitraries.of(CallStyle.class),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(Trouble.class)
                .list()
                .ofMaxSize(MOST_TROUBLES)
                .withSizeDistribution(MOSTLY_FEW),
            Arbitraries.of(Recovery.class))
        .as(Step::new);
  }
}
