package io.github.partnertransfers.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.CliContext;
import io.github.partnertransfers.cli.CliRunner;
import io.github.partnertransfers.cli.FakeTerminal;
import io.github.partnertransfers.model.TransferEntity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private Instant now = Instant.parse("2026-11-27T10:00:00Z");

  @Test
  void redrawsOneLineWithErrorsAboveIt() {
    StringWriter out = new StringWriter();
    CliContext context =
        new CliRunner()
            .withTerminal(new FakeTerminal(true, 60, 24, null))
            .withClock(() -> now)
            .context(new PrintWriter(out), new PrintWriter(out));
    PlannedTransfer transfer =
        PlannedTransfer.legacy("1", java.util.List.of(new BatchRow(2, Map.of("customer", "c"))));
    ProgressLine line = new ProgressLine(context, true, "transfer");
    line.start(130, 10);
    RunProgress progress = new RunProgress(line, false);

    now = now.plusSeconds(2);
    progress.ended(
        transfer,
        LedgerEntry.of(transfer, RequestState.CREATED, now)
            .with(TransferEntity.builder().id("id").build()));
    progress.ended(
        transfer,
        LedgerEntry.of(transfer, RequestState.REFUSED, now).withError("900126", "b\u001b[2Jad"));
    line.close();

    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            CLEAR_LINE
                + "11/130 transfers, 0 errors, 0.5/s, 3:58 left"
                + CLEAR_LINE
                + "refused  customer c (1 subscription)  request 1: b[2Jad\n"
                + CLEAR_LINE
                + "12/130 transfers, 1 error, 1.0/s, 1:58 left"
                + CLEAR_LINE);
  }

  @Test
  void redrawsTenTimesASecondAtMost() {
    StringWriter out = new StringWriter();
    CliContext context =
        new CliRunner()
            .withTerminal(new FakeTerminal(true, 60, 24, null))
            .withClock(() -> now)
            .context(new PrintWriter(out), new PrintWriter(out));
    ProgressLine line = new ProgressLine(context, true, "customer");
    line.start(400, 0);
    for (int i = 0; i < 400; i++) {
      line.advance(false);
      now = now.plusMillis(10);
    }
    assertThat(out.toString().split(" customers, ", -1)).hasSizeBetween(41, 42);
    assertThat(out.toString()).contains("400/400 customers, 0 errors");
  }
}
