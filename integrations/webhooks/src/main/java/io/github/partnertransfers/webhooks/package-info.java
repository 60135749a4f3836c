/** Verifies and reads the events that Partner Center posts to a webhook. */
@NullMarked
package io.github.partnertransfers.webhooks;

import org.jspecify.annotations.NullMarked;
