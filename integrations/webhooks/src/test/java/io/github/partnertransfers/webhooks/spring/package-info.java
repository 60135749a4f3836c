/** Tests of the handlers for Spring. */
@NullMarked
package io.github.partnertransfers.webhooks.spring;

import org.jspecify.annotations.NullMarked;
