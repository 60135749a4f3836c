/** Parses and checks input: text and JSON files, GUIDs and durations. */
@NullMarked
package io.github.partnertransfers.cli.input;

import org.jspecify.annotations.NullMarked;
