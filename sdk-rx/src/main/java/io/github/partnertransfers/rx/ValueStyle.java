package io.github.partnertransfers.rx;

import org.immutables.value.Value;

/** How Immutables implements our values: nothing public, nothing at run time, one error type. */
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    allowedClasspathAnnotations = {Override.class},
    jdkOnly = true,
    overshadowImplementation = true,
    defaults = @Value.Immutable(copy = false),
    throwForInvalidImmutableState = IllegalArgumentException.class)
@interface ValueStyle {}
