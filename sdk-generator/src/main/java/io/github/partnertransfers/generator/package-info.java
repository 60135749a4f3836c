/** An OpenAPI generator that refuses what it can't generate right. */
@NullMarked
package io.github.partnertransfers.generator;

import org.jspecify.annotations.NullMarked;
