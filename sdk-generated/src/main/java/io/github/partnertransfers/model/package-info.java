/**
 * The models of the transfer endpoints, generated from the OpenAPI document, and their runtime. All
 * models are immutable and thread-safe.
 */
@NullMarked
package io.github.partnertransfers.model;

import org.jspecify.annotations.NullMarked;
