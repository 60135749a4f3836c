package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.tests.fixtures.RandomCases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Never twice, never lost: whatever happens to the requests of create, accept, update and withdraw,
 * a caller who acts on what the client reports ends with exactly one transfer per wish. No success
 * is reported without its effect, and there is no effect without a success or an unknown outcome.
 */
class FaultSchedulePropertiesTest {
  private final StoryFixture fixture = new StoryFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @Timeout(300)
  void everyWishIsFulfilledOnce() {
    RandomCases.of(2_000, Stories::random).shrinkingTo(Stories::smaller).check(this::perform);
  }

  private void perform(List<Story> stories) {
    StoryRun run = new StoryRun(fixture);
    stories.forEach(run::perform);
    fixture.assertNothingInUse();
  }
}
