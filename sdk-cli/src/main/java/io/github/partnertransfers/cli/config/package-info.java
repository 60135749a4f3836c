/** Connection settings, from flags and from environment variables. */
@NullMarked
package io.github.partnertransfers.cli.config;

import org.jspecify.annotations.NullMarked;
