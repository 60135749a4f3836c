@NullMarked
package io.github.partnertransfers.cli.batch;

import org.jspecify.annotations.NullMarked;
