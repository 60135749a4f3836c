/** Holds what tests send and receive to the OpenAPI document. */
@NullMarked
package io.github.partnertransfers.contract;

import org.jspecify.annotations.NullMarked;
