/**
 * An embedded, stateful simulation of the subscription-transfer endpoints of the Partner Center
 * REST API: real HTTP on a loopback port, no network, no Microsoft account.
 *
 * <p>Begin with {@link io.github.partnertransfers.simulator.PartnerCenterSimulator}.
 */
@NullMarked
package io.github.partnertransfers.simulator;

import org.jspecify.annotations.NullMarked;
