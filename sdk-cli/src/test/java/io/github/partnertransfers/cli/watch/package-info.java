@NullMarked
package io.github.partnertransfers.cli.watch;

import org.jspecify.annotations.NullMarked;
