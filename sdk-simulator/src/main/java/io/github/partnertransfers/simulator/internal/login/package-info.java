/** The token endpoint of Microsoft Entra and the tokens that it issues. */
@NullMarked
package io.github.partnertransfers.simulator.internal.login;

import org.jspecify.annotations.NullMarked;
