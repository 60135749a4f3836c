package io.github.partnertransfers;

import org.immutables.value.Value;

/**
 * How Immutables implements our values: nothing public, nothing at run time. The builders are
 * written with the values, so that a setter is one documented method and not three.
 */
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    allowedClasspathAnnotations = {Override.class},
    jdkOnly = true,
    overshadowImplementation = true,
    allParameters = true,
    of = "new",
    builtinContainerAttributes = false,
    defaults = @Value.Immutable(builder = false, copy = false))
@interface ValueStyle {}
