/** The scenarios of the {@code demo} command and the data of the simulator. */
@NullMarked
package io.github.partnertransfers.cli.demo;

import org.jspecify.annotations.NullMarked;
