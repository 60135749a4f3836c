/** What the client costs, side by side with what one would write without it. */
@NullMarked
package io.github.partnertransfers.benchmarks;

import org.jspecify.annotations.NullMarked;
