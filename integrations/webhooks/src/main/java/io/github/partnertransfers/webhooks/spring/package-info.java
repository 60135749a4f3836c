/** Handlers of {@code WebhookReceiver} for Spring's functional endpoints. */
@NullMarked
package io.github.partnertransfers.webhooks.spring;

import org.jspecify.annotations.NullMarked;
