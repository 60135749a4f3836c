/** Scripts that complete commands in shells for which picocli has none. */
@NullMarked
package io.github.partnertransfers.cli.completion;

import org.jspecify.annotations.NullMarked;
