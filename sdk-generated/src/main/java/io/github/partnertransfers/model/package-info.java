/**
 * The models of the transfer endpoints, generated from the OpenAPI document, and what they stand
 * on. All are immutable and safe to share between threads.
 */
@NullMarked
package io.github.partnertransfers.model;

import org.jspecify.annotations.NullMarked;
