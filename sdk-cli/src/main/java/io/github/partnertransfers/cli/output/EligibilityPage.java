package io.github.partnertransfers.cli.output;

import io.github.partnertransfers.model.TransferEligibility;
import java.util.List;
import java.util.Locale;

/** Which subscriptions may be moved, as a person reads it. */
public final class EligibilityPage {
  /** With less, a reason goes below its subscription. */
  private static final int ROOM_FOR_REASONS = 90;

  private final StyledWriter page;

  public EligibilityPage(StyledWriter page) {
    this.page = page;
  }

  public void print(String customerId, List<TransferEligibility> answers) {
    if (answers.isEmpty()) {
      page.line("Customer " + customerId + " has no subscriptions with this partner.");
      return;
    }
    boolean besides =
        answers.stream().allMatch(answer -> Text.width(reason(answer)) <= page.columns() - 48);
    boolean columns = besides || page.columns() >= ROOM_FOR_REASONS;
    Table table = new Table().column("SUBSCRIPTION").column("ELIGIBLE");
    if (columns) {
      table.elastic("REASON");
    }
    for (TransferEligibility answer : answers) {
      Table.Cell id = Table.cell(answer.id() == null ? "-" : Text.clean(answer.id()));
      if (columns) {
        table.row(id, verdict(answer), Table.cell(reason(answer)));
      } else {
        table.row(id, verdict(answer));
        if (!reason(answer).isEmpty()) {
          table.note(reason(answer), AnsiStyle.DIM);
        }
      }
    }
    page.print(table);
    page.gap();
    long eligible = answers.stream().filter(answer -> isEligible(answer)).count();
    page.line(
        eligible + " of " + Text.count(answers.size(), "subscription") + " may be transferred.");
  }

  private static boolean isEligible(TransferEligibility answer) {
    return Boolean.TRUE.equals(answer.isEligible());
  }

  private static Table.Cell verdict(TransferEligibility answer) {
    if (answer.isEligible() == null) {
      return Table.cell("?");
    }
    return answer.isEligible()
        ? Table.cell("yes", AnsiStyle.GREEN)
        : Table.cell("no", AnsiStyle.RED);
  }

  /** The service's words, without the id that stands at the row's beginning anyway. */
  static String reason(TransferEligibility answer) {
    String reason = Text.clean(answer.reason());
    String own = "subscription: " + Text.clean(answer.id()).toLowerCase(Locale.ROOT) + " ";
    return reason.toLowerCase(Locale.ROOT).startsWith(own)
        ? reason.substring(own.length())
        : reason;
  }
}
