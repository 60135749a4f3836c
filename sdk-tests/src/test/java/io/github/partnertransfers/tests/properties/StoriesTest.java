package io.github.partnertransfers.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The random stories reach everything that the properties are to be checked with. */
class StoriesTest {
  private static final List<List<Story>> LISTS =
      Stream.generate(new SplittableRandom(1)::split).map(Stories::random).limit(2_000).toList();
  private static final List<Story> STORIES = LISTS.stream().flatMap(List::stream).toList();
  private static final List<Step> STEPS =
      STORIES.stream().flatMap(story -> Stream.of(story.create(), story.settle())).toList();

  @Test
  void containOneOrTwoStories() {
    assertThat(LISTS).extracting(List::size).containsOnly(1, 2);
  }

  @Test
  void containEveryValue() {
    assertThat(STORIES).extracting(Story::settlement).contains(Settlement.values());
    assertThat(STEPS).extracting(Step::style).contains(CallStyle.values());
    assertThat(STEPS).extracting(Step::recovery).contains(Recovery.values());
    assertThat(STEPS).extracting(Step::mostAttempts).containsOnly(1, 2, 3, 4);
  }

  @Test
  void meetEveryTroubleAtEveryPlace() {
    assertThat(STEPS).extracting(step -> step.troubles().size()).containsOnly(0, 1, 2, 3, 4);
    for (int i = 0; i < 4; i++) {
      int place = i;
      assertThat(STEPS)
          .filteredOn(step -> step.troubles().size() > place)
          .extracting(step -> step.troubles().get(place))
          .contains(RequestFault.values());
    }
  }

  @Test
  void smallerListsLackOneStoryOrOneTrouble() {
    for (List<Story> stories : LISTS) {
      List<List<Story>> smaller = Stories.smaller(stories);
      assertThat(smaller).allMatch(each -> size(each) < size(stories));
      long troubles = size(stories) - stories.size();
      assertThat(smaller).hasSize((int) troubles + (stories.size() == 1 ? 0 : stories.size()));
    }
  }

  private static long size(List<Story> stories) {
    return stories.stream()
        .mapToLong(story -> 1 + story.create().troubles().size() + story.settle().troubles().size())
        .sum();
  }
}
