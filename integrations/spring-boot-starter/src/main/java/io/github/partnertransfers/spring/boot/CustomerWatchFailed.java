package io.github.partnertransfers.spring.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An application event: the transfers of a customer can't be watched at the moment. Published once
 * per failure, for {@code @EventListener} methods.
 *
 * @param customerId the customer's tenant id
 * @param failure a {@code TransfersException}, or what the store of positions threw
 * @param retryIn the delay until the watch tries again, or null if it doesn't: another process has
 *     taken the customer over
 */
public record CustomerWatchFailed(
    String customerId, Throwable failure, @Nullable Duration retryIn) {}
