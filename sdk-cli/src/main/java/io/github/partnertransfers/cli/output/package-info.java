/** Formats results as tables, text or JSON for a terminal, a pipe or a file. */
@NullMarked
package io.github.partnertransfers.cli.output;

import org.jspecify.annotations.NullMarked;
