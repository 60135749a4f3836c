/** The simulated Microsoft Entra: its token endpoint, client credentials and tokens. */
@NullMarked
package io.github.partnertransfers.simulator.internal.login;

import org.jspecify.annotations.NullMarked;
