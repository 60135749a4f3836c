package io.github.partnertransfers.tests.properties;

import io.github.partnertransfers.tests.fixtures.CallStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random stories: any that are possible are generated. */
final class Stories {
  private static final int MAX_STORIES = 2;
  private static final int MAX_TROUBLES = 4;
  private static final int MAX_ATTEMPTS = 4;

  private Stories() {}

  /** Returns stories of one customer, in order. */
  static List<Story> random(RandomGenerator random) {
    return Stream.generate(() -> story(random)).limit(random.nextInt(MAX_STORIES) + 1).toList();
  }

  private static Story story(RandomGenerator random) {
    return new Story(any(random, Settlement.values()), step(random), step(random));
  }

  private static Step step(RandomGenerator random) {
    return new Step(
        any(random, CallStyle.values()),
        random.nextInt(MAX_ATTEMPTS) + 1,
        Stream.generate(() -> any(random, RequestFault.values()))
            .limit(random.nextInt(MAX_TROUBLES + 1))
            .toList(),
        any(random, Recovery.values()));
  }

  private static <T> T any(RandomGenerator random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Returns the lists with one story less, then those with one trouble less. */
  static List<List<Story>> smaller(List<Story> stories) {
    Stream<List<Story>> fewer = stories.size() == 1 ? Stream.of() : withoutOne(stories);
    return Stream.concat(fewer, withOneReplaced(stories, Stories::withoutOneTrouble)).toList();
  }

  private static Stream<Story> withoutOneTrouble(Story story) {
    return withOneReplaced(
            List.of(story.create(), story.settle()),
            step -> withoutOne(step.troubles()).map(step::withTroubles))
        .map(steps -> new Story(story.settlement(), steps.get(0), steps.get(1)));
  }

  private static <T> Stream<List<T>> withoutOne(List<T> list) {
    return IntStream.range(0, list.size()).mapToObj(i -> edited(list, copy -> copy.remove(i)));
  }

  private static <T> Stream<List<T>> withOneReplaced(
      List<T> list, Function<T, Stream<T>> replacements) {
    return IntStream.range(0, list.size())
        .boxed()
        .flatMap(
            i ->
                replacements
                    .apply(list.get(i))
                    .map(replacement -> edited(list, copy -> copy.set(i, replacement))));
  }

  private static <T> List<T> edited(List<T> list, Consumer<List<T>> edit) {
    List<T> copy = new ArrayList<>(list);
    edit.accept(copy);
    return copy;
  }
}
