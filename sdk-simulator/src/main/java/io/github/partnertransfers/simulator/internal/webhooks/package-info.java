/** Signs events and sends them to registered URLs. */
@NullMarked
package io.github.partnertransfers.simulator.internal.webhooks;

import org.jspecify.annotations.NullMarked;
