/** Runs classes of the watch engine without the engine. */
@NullMarked
package io.github.partnertransfers.rx;

import org.jspecify.annotations.NullMarked;
