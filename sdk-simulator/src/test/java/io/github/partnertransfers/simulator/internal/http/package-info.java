@NullMarked
package io.github.partnertransfers.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
