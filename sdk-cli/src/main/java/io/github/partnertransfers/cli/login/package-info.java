/** The sign-in of a user: {@code login}, {@code logout}, {@code whoami}, and where it is kept. */
@NullMarked
package io.github.partnertransfers.cli.login;

import org.jspecify.annotations.NullMarked;
