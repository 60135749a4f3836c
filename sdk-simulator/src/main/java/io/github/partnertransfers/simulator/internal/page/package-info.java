/** The page on which a person sees and controls the simulator, and the JSON API of the page. */
@NullMarked
package io.github.partnertransfers.simulator.internal.page;

import org.jspecify.annotations.NullMarked;
