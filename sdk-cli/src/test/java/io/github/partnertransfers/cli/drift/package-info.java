@NullMarked
package io.github.partnertransfers.cli.drift;

import org.jspecify.annotations.NullMarked;
