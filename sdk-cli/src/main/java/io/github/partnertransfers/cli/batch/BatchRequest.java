package io.github.partnertransfers.cli.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write of a batch: a transfer to create, or one to accept, reject, withdraw or cancel. */
interface BatchRequest {
  /** Returns the MS-RequestId of every attempt. */
  String requestId();

  String customerId();

  /** Returns the transfer that the request is about, or null if it creates one. */
  @Nullable String transferId();

  /** Returns the rows of the input that the request is for. */
  List<BatchRow> rows();

  /** Returns, for example, "customer 823c... (3 subscriptions)". */
  String describe();
}
