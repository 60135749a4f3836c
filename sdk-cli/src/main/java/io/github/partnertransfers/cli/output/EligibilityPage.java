package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.TransferEligibility;
import java.util.List;
import java.util.Locale;

/** Prints which subscriptions can be transferred. */
public final class EligibilityPage {
  /** In a narrower window, a reason is printed below its subscription. */
  private static final int MIN_COLUMNS_FOR_REASONS = 90;

  private final StyledWriter writer;

  public EligibilityPage(StyledWriter writer) {
    this.writer = writer;
  }

  public void print(String customerId, List<TransferEligibility> answers) {
    if (answers.isEmpty()) {
      writer.paragraph("Customer " + customerId + " has no subscriptions with this partner.");
      return;
    }
    boolean fits =
        answers.stream().allMatch(answer -> Text.width(reason(answer)) <= writer.columns() - 48);
    boolean hasReasonColumn = fits || writer.columns() >= MIN_COLUMNS_FOR_REASONS;
    Table table = new Table().column("SUBSCRIPTION").column("ELIGIBLE");
    if (hasReasonColumn) {
      table.elastic("REASON");
    }
    for (TransferEligibility answer : answers) {
      Table.Cell id = Table.cell(answer.id() == null ? "-" : Text.clean(answer.id()));
      if (hasReasonColumn) {
        table.row(id, eligible(answer), Table.cell(reason(answer)));
      } else {
        table.row(id, eligible(answer));
        if (!reason(answer).isEmpty()) {
          table.note(reason(answer), AnsiStyle.DIM);
        }
      }
    }
    writer.print(table);
    writer.blankLine();
    long eligible = answers.stream().filter(answer -> isEligible(answer)).count();
    writer.paragraph(
        eligible + " of " + Text.count(answers.size(), "subscription") + " may be transferred.");
  }

  private static boolean isEligible(TransferEligibility answer) {
    return Boolean.TRUE.equals(answer.isEligible());
  }

  private static Table.Cell eligible(TransferEligibility answer) {
    if (answer.isEligible() == null) {
      return Table.cell("?");
    }
    return answer.isEligible()
        ? Table.cell("yes", AnsiStyle.GREEN)
        : Table.cell("no", AnsiStyle.RED);
  }

  /** Returns the service's reason without the id, which is the row's first cell. */
  static String reason(TransferEligibility answer) {
    String reason = Text.clean(answer.reason());
    String prefix = "subscription: " + Text.clean(answer.id()).toLowerCase(Locale.ROOT) + " ";
    return reason.toLowerCase(Locale.ROOT).startsWith(prefix)
        ? reason.substring(prefix.length())
        : reason;
  }
}
