/** The simulated Microsoft Entra: token endpoint, device codes, client credentials and tokens. */
@NullMarked
package io.github.partnertransfers.simulator.internal.login;

import org.jspecify.annotations.NullMarked;
