@NullMarked
package io.github.partnertransfers.cli.output;

import org.jspecify.annotations.NullMarked;
