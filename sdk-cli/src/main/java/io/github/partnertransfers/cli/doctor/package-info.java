/** The checks of {@code doctor}. */
@NullMarked
package io.github.partnertransfers.cli.doctor;

import org.jspecify.annotations.NullMarked;
