package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.cli.BadInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchInputTest {
  private static final String C = "823c6c3f-9259-4d51-bae2-5dd06743177f";
  private static final String S = "da6c51b5-1246-4a42-b4ab-cbf38df54537";
  private static final String T = "656218b1-80c9-40b2-83ae-3a2703b55271";
  private static final String SUB = "7291BFBF-1772-4C5B-A624-18B6152CD8CB";
  private static final String IDS = C + "," + S + "," + T;

  private static BatchInput read(String text) {
    return BatchInput.ofPlan("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void csvMayHaveByteOrderMarkCarriageReturnsQuotesAndEmptyLines() {
    BatchInput input =
        read(
            "\uFEFFcustomer,source,target,subscription,\"my, note\",,\r\n"
                + "\r\n"
                + IDS
                + ", "
                + SUB
                + " ,\"two\r\nlines, \"\"quoted\"\"\",,\r\n"
                + ",,,,,,\r\n"
                + IDS
                + ","
                + S
                + "\r\n");
    assertThat(input.problems()).isEmpty();
    assertThat(input.columns())
        .containsExactly("customer", "source", "target", "subscription", "my, note");
    assertThat(input.rows()).extracting(BatchRow::line).containsExactly(3, 6);
    assertThat(input.rows().get(0).get("subscription")).isEqualTo(SUB);
    assertThat(input.rows().get(0).get("my, note")).isEqualTo("two\r\nlines, \"quoted\"");
    assertThat(input.rows().get(1).get("my, note")).isEmpty();
  }

  @Test
  void jsonLinesHaveTheSameColumns() {
    BatchInput input =
        read(
            "{\"customer\":\"%s\",\"source\":\"%s\",\"target\":\"%s\",\"subscription\":\"%s\",\"seats\":7,\"tags\":[1]}\r\n\n"
                    .formatted(C, S, T, SUB)
                + "{\"customer\":\"%s\",\"source\":\"%s\",\"sourceName\":\"F\",\"notify\":\"a@b.c\",\"productTypes\":[\"x\",\"y\"],\"seats\":null}"
                    .formatted(C, S));
    assertThat(input.problems()).isEmpty();
    assertThat(input.rows()).extracting(BatchRow::line).containsExactly(1, 3);
    assertThat(input.rows().get(0).get("seats")).isEqualTo("7");
    assertThat(input.rows().get(0).get("tags")).isEqualTo("[1]");
    assertThat(input.rows().get(1).productTypes()).containsExactly("x", "y");
    assertThat(input.rows().get(1).isLegacy()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "customer,source,target| line 1: columns target and subscription (legacy) or sourceName and"
            + " notify (new commerce) are missing",
        "customer,target,subscription| line 1: column source is missing",
        "customer,source,subscription| line 1: column target is missing",
        "customer,source,notify| line 1: column sourceName is missing",
        "customer;source;target| line 1: columns target and subscription (legacy) or sourceName and"
            + " notify (new commerce) are missing",
        "Customer,source,target,subscription| line 1: column Customer must be spelled customer",
        "customer,customer,source| line 1: column customer is there twice",
        "customer,,source| line 1: a column has no name",
        "customer,source,target,subscription,status| line 1: column status is a column of the"
            + " report; rename it, or use the file of report --failed",
        "customer,source,target,subscription| there are no rows",
        "customer,source,target,subscription§\"open| this is not CSV: Unclosed quoted field at end of input (record starting at line 2)",
        "customer,source,target,subscription§IDS,SUB,more| line 2: 'more' is in no column; the"
            + " header has 4 columns",
        "customer,source,target,subscription§C,S,S,SUB| line 2: source and target are the same",
        "customer,source,target,subscription§IDS,7| line 2: subscription must be a GUID",
        "customer,source,sourceName,notify§C,S,F,nobody| line 2: notify must be an e-mail address,"
            + " but is 'nobody'",
        "customer,source,sourceName,notify§C,S,,a@b| line 2: sourceName is missing",
        "customer,source,sourceName,notify§C,S,F,| line 2: notify is missing",
        "customer,source,sourceName,notify§C,S,F,a@b§C,S,G,c@d| line 3: the same request is already"
            + " on line 2",
        "customer,source,target,subscription,notify§IDS,SUB,a@b| line 2: notify is for new"
            + " commerce, but the row has a subscription",
        "{\"customer\":| line 1: this is not a JSON object: {\"customer\":",
        "{\"a\":1}§[2]| line 2: this is not a JSON object: [2]",
        "{\"Source\":\"S\"}| column Source must be spelled source"
      })
  void problemsNameLineValueAndRule(String text, String problem) {
    String csv =
        text.replace("§", "\n")
            .replace("IDS", IDS)
            .replace("SUB", SUB)
            .replaceAll("(?<=[\\n,])C(?=,)", C)
            .replaceAll("(?<=,)S(?=,)", S);
    assertThat(read(csv).problems())
        .as(csv)
        .anySatisfy(each -> assertThat(each).contains(problem.strip()));
  }

  @Test
  void filesWithoutTextAreRefused() {
    assertThatThrownBy(() -> read(" \n"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("standard input is empty");
    assertThatThrownBy(
            () -> BatchInput.ofPlan("-", new ByteArrayInputStream(new byte[] {(byte) 0xFF, 0x40})))
        .hasMessage("standard input is not UTF-8 text");
    assertThatThrownBy(
            () -> BatchInput.ofPlan("no-such-file.csv", new ByteArrayInputStream(new byte[0])))
        .hasMessage("there is no file no-such-file.csv");
  }
}
