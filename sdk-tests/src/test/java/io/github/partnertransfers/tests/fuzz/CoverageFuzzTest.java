package io.github.partnertransfers.tests.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The same targets, guided by coverage: ten seconds in every build, in a Java machine of its own.
 */
class CoverageFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void onlyOurOwnExceptionsComeOut(FuzzedDataProvider data) {
    Targets.any(data);
  }
}
