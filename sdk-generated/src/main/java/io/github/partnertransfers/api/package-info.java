/** The operations of the service as a Retrofit interface, generated from the OpenAPI document. */
@NullMarked
package io.github.partnertransfers.api;

import org.jspecify.annotations.NullMarked;
