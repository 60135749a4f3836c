/** Observations of calls and meters of watches, for Micrometer. */
@NullMarked
package io.github.partnertransfers.micrometer;

import org.jspecify.annotations.NullMarked;
