package io.github.partnertransfers.model;

import org.immutables.value.Value;

/**
 * Immutables settings: implementations are package-private and need no runtime library. Builders
 * are generated with the models, so that each setter is one documented method.
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
@interface ModelStyle {}
