@NullMarked
package io.github.partnertransfers.cli;

import org.jspecify.annotations.NullMarked;
