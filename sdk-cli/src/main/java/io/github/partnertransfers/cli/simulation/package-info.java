/** The simulator of {@code transfers simulate}: its data, its faults, and how to use it. */
@NullMarked
package io.github.partnertransfers.cli.simulation;

import org.jspecify.annotations.NullMarked;
