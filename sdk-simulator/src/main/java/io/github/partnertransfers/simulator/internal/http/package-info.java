/** The HTTP server: routing, parsing, responses and the request journal. */
@NullMarked
package io.github.partnertransfers.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
