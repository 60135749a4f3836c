package io.github.partnertransfers.rx;

import org.immutables.value.Value;

/** Immutables settings: implementations are package-private and need no runtime library. */
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    allowedClasspathAnnotations = {Override.class},
    jdkOnly = true,
    depluralize = true,
    overshadowImplementation = true,
    defaults = @Value.Immutable(copy = false),
    throwForInvalidImmutableState = IllegalArgumentException.class)
@interface ValueStyle {}
