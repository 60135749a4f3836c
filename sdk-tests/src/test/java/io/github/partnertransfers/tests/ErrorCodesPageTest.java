package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/error-codes.md lists every code of the OpenAPI document, with its status and source. */
class ErrorCodesPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("project.root"), "docs", "error-codes.md");

  /** A row: status, code, constant, meaning, advice, source. */
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+) \\| (\\d+) \\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|");

  private static final Pattern STATUS = Pattern.compile("HTTP (\\d+)\\.");

  @Test
  void hasARowForEachCode() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(String.join(" ", row.group(1), row.group(2), row.group(3), row.group(4)));
      }
    }

    assertThat(rows).containsExactlyInAnyOrderElementsOf(documented());
  }

  private static List<String> documented() {
    List<String> documented = new ArrayList<>();
    for (JsonElement each :
        Specification.schemas().get("TransferErrorCode").getAsJsonArray("x-open-enum")) {
      JsonObject constant = each.getAsJsonObject();
      String description = constant.get("description").getAsString();
      Matcher status = STATUS.matcher(description);
      assertThat(status.find()).as(description).isTrue();
      documented.add(
          String.join(
              " ",
              status.group(1),
              constant.get("value").getAsString(),
              constant.get("name").getAsString(),
              source(description)));
    }
    return documented;
  }

  private static String source(String description) {
    if (description.contains("From the page of June 2023.")) {
      return "2023";
    }
    return description.contains("From a third party") ? "third party" : "2021";
  }
}
