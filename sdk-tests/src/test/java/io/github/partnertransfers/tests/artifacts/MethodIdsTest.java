package io.github.partnertransfers.tests.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodIdsTest {
  @Test
  void eachMethodCountsOnceHoweverOftenItIsCalledAndALambdaAsAClass() throws Exception {
    String sample = Sample.class.getName().replace('.', '/');

    MethodIds ids =
        new MethodIds().addClass(getClass().getResourceAsStream("MethodIdsTest$Sample.class"));

    assertThat(ids.ids())
        .containsExactlyInAnyOrder(
            "java/lang/Object.<init>()V",
            "java/lang/Math.abs(I)I",
            "java/util/stream/IntStream.of([I)Ljava/util/stream/IntStream;",
            "java/util/stream/IntStream.map(Ljava/util/function/IntUnaryOperator;)"
                + "Ljava/util/stream/IntStream;",
            "java/util/stream/IntStream.sum()I",
            sample + ".<init>()V",
            sample + ".sum([I)I",
            sample + ".lambda$sum$0(I)I",
            "lambda0.<init>()Ljava/util/function/IntUnaryOperator;",
            "lambda0.applyAsInt()Ljava/util/function/IntUnaryOperator;");
  }

  static final class Sample {
    int sum(int... numbers) {
      return IntStream.of(numbers).map(number -> Math.abs(Math.abs(number))).sum();
    }
  }
}
