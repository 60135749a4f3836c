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
  final class RegisteredForAClass {

    private static final Set<PartnerCenterSimulator> SEEN = new HashSet<>();

    @RepeatedTest(3)
    void sharesASimulatorThatIsResetBeforeEachTest(PartnerCenterSimulator simulator) {
      SEEN.add(simulator);

      assertThat(SEEN).hasSize(1);
      assertThat(simulator.requests()).isEmpty();
      assertThat(ApiClient.ofSource(simulator).createLegacy(0).status()).isEqualTo(201);
    }

    @Nested
    final class NestedClass {

      @RepeatedTest(2)
      void sharesTheSimulatorOfTheEnclosingClass(PartnerCenterSimulator simulator) {
        SEEN.add(simulator);

        assertThat(SEEN).hasSize(1);
        assertThat(ApiClient.ofSource(simulator).list().body()).isEqualTo("[]");
      }
    }
  }

  @Nested
  final class RegisteredAsInstanceField {

    private static final Set<PartnerCenterSimulator> SEEN = new HashSet<>();

    @RegisterExtension
    final PartnerCenterSimulatorExtension extension =
        new PartnerCenterSimulatorExtension(PartnerCenterSimulator.builder().seed(3));

    @RepeatedTest(3)
    void startsASimulatorForEachTest(PartnerCenterSimulator simulator) {
      assertThat(SEEN.add(simulator)).isTrue();
      assertThat(simulator).isSameAs(extension.simulator());
      assertThat(ApiClient.ofSource(simulator).createLegacy(0).status()).isEqualTo(201);
    }
  }
}
