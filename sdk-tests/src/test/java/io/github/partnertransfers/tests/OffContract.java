package io.github.partnertransfers.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test serves answers on purpose that the OpenAPI document doesn't allow. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface OffContract {
  /** What is off, and why it is served all the same. */
  String value();
}
