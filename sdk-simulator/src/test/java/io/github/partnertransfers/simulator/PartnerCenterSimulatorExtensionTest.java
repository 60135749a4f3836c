package io.github.partnertransfers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PartnerCenterSimulatorExtensionTest {

  @Test
  void hasNoSimulatorOutsideOfTests() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new PartnerCenterSimulatorExtension().simulator());
  }

  @Nested
  @ExtendWith(PartnerCenterSimulatorExtension.class)
  final class OfAClass {

    private static final Set<PartnerCenterSimulator> SEEN = new HashSet<>();

    @RepeatedTest(3)
    void isOneThatBeginsAnew(PartnerCenterSimulator simulator) {
      SEEN.add(simulator);

      assertThat(SEEN).hasSize(1);
      assertThat(simulator.requests()).isEmpty();
      assertThat(Caller.source(simulator).createLegacy(0).status()).isEqualTo(201);
    }

    @Nested
    final class WithANestedOne {

      @RepeatedTest(2)
      void isTheSame(PartnerCenterSimulator simulator) {
        SEEN.add(simulator);

        assertThat(SEEN).hasSize(1);
        assertThat(Caller.source(simulator).list().text()).isEqualTo("[]");
      }
    }
  }

  @Nested
  final class OfAnInstance {

    private static final Set<PartnerCenterSimulator> SEEN = new HashSet<>();

    @RegisterExtension
    final PartnerCenterSimulatorExtension extension =
        new PartnerCenterSimulatorExtension(PartnerCenterSimulator.builder().seed(3));

    @RepeatedTest(3)
    void isANewOneForEachTest(PartnerCenterSimulator simulator) {
      assertThat(SEEN.add(simulator)).isTrue();
      assertThat(simulator).isSameAs(extension.simulator());
      assertThat(Caller.source(simulator).createLegacy(0).status()).isEqualTo(201);
    }
  }
}
