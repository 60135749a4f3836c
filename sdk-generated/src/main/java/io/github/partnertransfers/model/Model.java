package io.github.partnertransfers.model;

/** A generated model. */
public interface Model {
  /** Returns this value as JSON: the properties that were set or received. */
  String toJson();

  /** Returns the properties that the accessors can't represent; they are written unchanged. */
  AdditionalProperties additionalProperties();
}
