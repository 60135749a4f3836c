package io.github.partnertransfers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void isTheVersionOfTheArtifact() {
    assertThat(System.getProperty("project.version").replace("-SNAPSHOT", ""))
        .isEqualTo(Version.NUMBER);
  }
}
