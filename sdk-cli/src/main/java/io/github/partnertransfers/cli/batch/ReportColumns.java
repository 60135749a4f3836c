package io.github.partnertransfers.cli.batch;

import java.util.ArrayList;
import java.util.List;

/** The columns of results. They are a contract: names and order stay, and new ones come last. */
final class ReportColumns {
  static final String TRANSFER = "transfer";
  static final String STATUS = "status";
  static final String ITEM_STATUS = "itemStatus";
  static final String ERROR_CODE = "errorCode";
  static final String ERROR = "error";
  static final String REQUEST_ID = "requestId";
  static final String ORDER = "order";
  static final String CREATED = "created";
  static final String CHANGED = "changed";
  static final String COMPLETED = "completed";
  static final String EXPIRES = "expires";
  static final String RESULT = "result";
  static final String ORDERS = "orders";

  /** The columns that the report of a plan begins with. */
  static final List<String> ALL =
      List.of(
          BatchRow.REFERENCE,
          BatchRow.CUSTOMER,
          BatchRow.SUBSCRIPTION,
          TRANSFER,
          STATUS,
          ITEM_STATUS,
          ERROR_CODE,
          ERROR,
          REQUEST_ID,
          ORDER,
          CREATED,
          CHANGED,
          COMPLETED,
          EXPIRES);

  /** The columns that the result of an action begins with. */
  static final List<String> OF_ACTION =
      List.of(
          BatchRow.REFERENCE,
          BatchRow.CUSTOMER,
          TRANSFER,
          RESULT,
          STATUS,
          ORDERS,
          ERROR_CODE,
          ERROR,
          REQUEST_ID);

  private ReportColumns() {}

  /** Returns columns, and then those of the input that are not among them. */
  static List<String> with(List<String> first, List<String> inputColumns) {
    List<String> columns = new ArrayList<>(first);
    inputColumns.stream().filter(column -> !first.contains(column)).forEach(columns::add);
    return columns;
  }
}
