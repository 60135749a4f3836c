/** The command line: entry point, process context, exit codes and error reporting. */
@NullMarked
package io.github.partnertransfers.cli;

import org.jspecify.annotations.NullMarked;
