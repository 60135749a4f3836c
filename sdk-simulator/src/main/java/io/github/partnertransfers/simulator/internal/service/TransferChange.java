package io.github.partnertransfers.simulator.internal.service;

import java.time.Instant;

/** A change of a transfer about which registered partners get an event. */
record TransferChange(String event, Instant at) {
  static final String CREATE = "create-transfer";
  static final String UPDATE = "update-transfer";
  static final String COMPLETE = "complete-transfer";
  static final String FAIL = "fail-transfer";

  static TransferChange created(Instant at) {
    return new TransferChange(CREATE, at);
  }

  /** The names of the events about the other terminal statuses are unknown. */
  static TransferChange toStatus(String status, Instant at) {
    return new TransferChange(
        switch (status) {
          case Status.COMPLETE, Status.PARTIALLY_COMPLETE -> COMPLETE;
          case Status.FAILED -> FAIL;
          default -> UPDATE;
        },
        at);
  }
}
