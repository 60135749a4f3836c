package io.github.partnertransfers.tests.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The same for half an hour, and no part of the build:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 ./mvnw -pl sdk-tests -am test -Dtest=LongFuzzTest -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class LongFuzzTest {
  @FuzzTest(maxDuration = "30m")
  void onlyOurOwnExceptionsComeOut(FuzzedDataProvider data) {
    Targets.any(data);
  }
}
