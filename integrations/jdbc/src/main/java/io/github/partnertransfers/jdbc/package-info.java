/** Keeps the positions of watches and refresh tokens in a database. */
@NullMarked
package io.github.partnertransfers.jdbc;

import org.jspecify.annotations.NullMarked;
