package io.github.partnertransfers.simulator.internal.service;

/** The two kinds of transfer, which share their paths and differ in who creates and who accepts. */
public enum Generation {
  /** The source partner creates it with line items, and the target partner accepts it. */
  LEGACY,
  /** The target partner requests it, and the source partner accepts it with line items. */
  NEW_COMMERCE
}
