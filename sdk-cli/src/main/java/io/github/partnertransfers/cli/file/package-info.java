/** What the files that commands keep have in common: locks, and reasons of errors. */
@NullMarked
package io.github.partnertransfers.cli.file;

import org.jspecify.annotations.NullMarked;
