/** The command line: every operation on transfers, a live watch, the simulator and a demo. */
@NullMarked
package io.github.partnertransfers.cli;

import org.jspecify.annotations.NullMarked;
