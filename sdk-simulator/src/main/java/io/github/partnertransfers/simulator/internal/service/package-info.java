/** The simulated Partner Center: its state, the operations on transfers and its error codes. */
@NullMarked
package io.github.partnertransfers.simulator.internal.service;

import org.jspecify.annotations.NullMarked;
