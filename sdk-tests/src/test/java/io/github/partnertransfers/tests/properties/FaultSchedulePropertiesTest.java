package io.github.partnertransfers.tests.properties;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Never twice, never lost: whatever happens to the requests of create, accept, update and withdraw,
 * a caller who acts on what the client reports ends with exactly one transfer per wish. No success
 * is reported without its effect, and there is no effect without a success or an unknown outcome.
 */
class FaultSchedulePropertiesTest {
  private static Stage stage;

  @BeforeContainer
  static void open() {
    stage = new Stage();
  }

  @AfterContainer
  static void close() {
    stage.close();
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void everyWishIsFulfilledOnce(@ForAll("stories") List<Story> stories) {
    Play play = new Play(stage);
    stories.forEach(play::perform);
  }

  @AfterTry
  void nothingLeaks() {
    stage.assertNothingInUse();
  }

  @Provide
  Arbitrary<List<Story>> stories() {
    return Stories.some();
  }
}
