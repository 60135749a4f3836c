package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of created transfers, and how spreadsheets read it. */
class BatchReportTest extends BatchTest {
  private static final String FORMULA = "=HYPERLINK(\"http://example.com\")";

  private void planAndRun() {
    plan(
        "reference,customer,source,target,subscription,=note\n"
            + row("-1", customer.tenantId(), subscriptions()[0].id()).strip()
            + ",=1+1\n"
            + row("+2", customer.tenantId(), subscriptions()[1].id()).strip()
            + ",@x\n");
    assertThat(run().exitCode()).isZero();
  }

  private JsonObject firstRow() {
    return tree(report("-o", "jsonl").out().lines().findFirst().orElse("")).getAsJsonObject();
  }

  @Test
  void ordersAndDatesComeFromTheService() {
    planAndRun();
    JsonObject open = firstRow();
    assertThat(Instant.parse(open.get("created").getAsString()))
        .isBetween(Instant.EPOCH, simulator.clock().instant());
    for (String column : List.of("order", "completed", "expires")) {
      assertThat(open.get(column).isJsonNull()).as(column).isTrue();
    }
    simulator.partnerAccepts(simulator.transfers().get(0).id());
    JsonObject ended = firstRow();
    assertThat(ended.get("status").getAsString()).isEqualTo("Complete");
    assertThat(ended.get("order").getAsString()).hasSize(36);
    assertThat(Instant.parse(ended.get("changed").getAsString())).isAfter(Instant.EPOCH);
  }

  /** The simulator completes only new-commerce transfers with a time, as the samples do. */
  @Test
  void endIsReported() {
    String table =
        "customer,source,sourceName,notify\n%s,%s,Fabrikam,someone@example.com\n"
            .formatted(customer.tenantId(), simulator.sourcePartner().tenantId());
    batch(target().withInput(table), "plan", "-", "-o", plan().toString());
    batch(target(), "run", plan().toString());
    simulator.partnerAccepts(simulator.transfers().get(0).id());
    simulator.clock().advance(Duration.ofHours(1));
    JsonObject ended =
        tree(batch(target(), "report", plan().toString(), "-o", "jsonl").out()).getAsJsonObject();
    assertThat(Instant.parse(ended.get("completed").getAsString())).isAfter(Instant.EPOCH);
    assertThat(Instant.parse(ended.get("expires").getAsString())).isAfter(Instant.EPOCH);
  }

  /** Who opens a report in a spreadsheet must not run what somebody else wrote. */
  @Test
  void textsOfTheServiceAreNoFormulas() {
    subscriptions()[0].failsOnTransfer(FORMULA);
    planAndRun();
    simulator.partnerAccepts(simulator.transfers().get(0).id());
    String escaped = "\"'" + FORMULA.replace("\"", "\"\"") + "\"";
    assertThat(report("-o", "csv").out())
        .contains(escaped)
        .contains("\n-1," + customer.tenantId())
        .contains("\n+2," + customer.tenantId())
        .containsPattern("source,target,=note\n")
        .contains(",=1+1\n", ",@x\n");
    assertThat(firstRow().get("error").getAsString()).isEqualTo(FORMULA);
  }

  @Test
  void progressIsShownOnATerminal() {
    planAndRun();
    CliRunner.Result result =
        batch(
            source().withTerminal(new FakeTerminal(true, 120, 24, null)),
            "report",
            plan().toString());
    assertThat(result.out()).contains("1/1 transfers, 0 errors", "\r\u001b[K\u001b[2mROW");
  }
}
