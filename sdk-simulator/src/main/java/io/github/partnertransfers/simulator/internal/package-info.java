/** The implementation of the simulator; not part of its public API. */
@NullMarked
package io.github.partnertransfers.simulator.internal;

import org.jspecify.annotations.NullMarked;
