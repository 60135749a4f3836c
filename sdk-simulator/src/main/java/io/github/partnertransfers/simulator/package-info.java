/**
 * An embedded, stateful simulation of the subscription-transfer endpoints of the Partner Center
 * REST API. It serves HTTP on a loopback port and needs no network and no Microsoft account.
 *
 * <p>Start with {@link io.github.partnertransfers.simulator.PartnerCenterSimulator}. The packages
 * below {@code internal} are not part of the public API.
 */
@NullMarked
package io.github.partnertransfers.simulator;

import org.jspecify.annotations.NullMarked;
