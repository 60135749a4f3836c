/** The simulated Microsoft Entra: its token endpoint and the tokens that it issues. */
@NullMarked
package io.github.partnertransfers.simulator.internal.login;

import org.jspecify.annotations.NullMarked;
