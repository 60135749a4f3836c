package io.github.partnertransfers.simulator;

/** The two kinds of transfer that share one path; they differ in who creates and who accepts. */
enum Generation {
  /** The source partner creates it with line items, the target partner accepts. */
  LEGACY,
  /** The target partner creates it without line items, the source partner accepts with them. */
  NEW_COMMERCE
}
