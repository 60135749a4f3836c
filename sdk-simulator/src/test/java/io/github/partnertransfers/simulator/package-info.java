@NullMarked
package io.github.partnertransfers.simulator;

import org.jspecify.annotations.NullMarked;
