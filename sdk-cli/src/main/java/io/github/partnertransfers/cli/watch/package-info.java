/** The {@code watch} command: session, views, summary and resume positions. */
@NullMarked
package io.github.partnertransfers.cli.watch;

import org.jspecify.annotations.NullMarked;
