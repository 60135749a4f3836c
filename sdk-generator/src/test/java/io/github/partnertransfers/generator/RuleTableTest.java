package io.github.partnertransfers.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of rules in spec/README.md is written from the rules: {@code -Drules.update=true}. */
class RuleTableTest {
  private static final Path README =
      Path.of(System.getProperty("project.root"), "spec", "README.md");
  private static final String START = "| Rule | Otherwise |\n|---|---|\n";

  @Test
  void tableHasAllRules() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Rule rule : Rule.values()) {
      table.append(row(rule));
    }
    if (Boolean.getBoolean("rules.update")) {
      String readme = readme();
      Files.writeString(README, readme.replace(tableIn(readme), table));
    }

    assertThat(tableIn(readme()))
        .as("the table of rules in spec/README.md; to rewrite it: -Drules.update=true")
        .isEqualTo(table.toString());
  }

  private static String readme() throws IOException {
    return Files.readString(README).replace("\r\n", "\n");
  }

  private static String tableIn(String readme) {
    int start = readme.indexOf(START) + START.length();
    return readme.substring(start, readme.indexOf("\n## ", start));
  }

  private static String row(Rule rule) {
    return "| " + rule.statement().replace("|", "\\|") + " | " + rule.instead() + " |\n";
  }
}
