package io.github.partnertransfers.model;

import org.immutables.value.Value;

/** How Immutables implements the models: nothing public, nothing at run time, one error type. */
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    allowedClasspathAnnotations = {Override.class},
    jdkOnly = true,
    overshadowImplementation = true,
    defaults = @Value.Immutable(copy = false),
    deferCollectionAllocation = true,
    throwForInvalidImmutableState = IllegalArgumentException.class)
@interface ModelStyle {}
