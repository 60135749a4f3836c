/** The {@code drift} command: compares responses with the OpenAPI document and writes a patch. */
@NullMarked
package io.github.partnertransfers.cli.drift;

import org.jspecify.annotations.NullMarked;
