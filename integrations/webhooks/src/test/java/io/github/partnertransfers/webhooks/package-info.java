/** Tests of the receiver. */
@NullMarked
package io.github.partnertransfers.webhooks;

import org.jspecify.annotations.NullMarked;
