package io.github.partnertransfers.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test sends or serves on purpose what the OpenAPI document doesn't allow. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OffContract {
  /** What is off, and why it is sent or served all the same. */
  String value();
}
