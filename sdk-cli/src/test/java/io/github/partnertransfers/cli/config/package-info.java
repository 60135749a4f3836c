@NullMarked
package io.github.partnertransfers.cli.config;

import org.jspecify.annotations.NullMarked;
