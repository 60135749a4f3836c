@NullMarked
package io.github.partnertransfers.cli.input;

import org.jspecify.annotations.NullMarked;
