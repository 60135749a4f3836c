package io.github.partnertransfers.simulator.internal.service;

import java.util.Locale;
import java.util.Set;

/** The status values of transfers and line items, as the service spells them. */
final class Status {

  static final String ACTIVE = "Active";
  static final String PENDING = "Pending";
  static final String IN_PROGRESS = "InProgress";
  static final String COMPLETE = "Complete";
  static final String PARTIALLY_COMPLETE = "PartiallyComplete";
  static final String FAILED = "Failed";
  static final String REJECT = "Reject";
  static final String CANCEL = "Cancel";
  static final String EXPIRED = "Expired";

  private static final Set<String> OPEN = Set.of("active", "pending", "inprogress");

  private Status() {}

  static boolean isOpen(String status) {
    return OPEN.contains(status.toLowerCase(Locale.ROOT));
  }

  static boolean isReject(String status) {
    return status.equalsIgnoreCase(REJECT) || status.equalsIgnoreCase("Rejected");
  }

  static boolean isCancel(String status) {
    return status.equalsIgnoreCase(CANCEL)
        || status.equalsIgnoreCase("Cancelled")
        || status.equalsIgnoreCase("Canceled");
  }
}
