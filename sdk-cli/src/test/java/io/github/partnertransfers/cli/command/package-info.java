@NullMarked
package io.github.partnertransfers.cli.command;

import org.jspecify.annotations.NullMarked;
