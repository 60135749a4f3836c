package io.github.partnertransfers.model;

/** What every model has besides its own properties. */
public interface Model {
  /** This value as JSON: what was set or received, and nothing else. */
  String toJson();

  /** What the model doesn't describe, or describes otherwise; it is sent back as it came. */
  AdditionalProperties additionalProperties();
}
