package io.github.partnertransfers.simulator.internal.http;

import io.github.partnertransfers.simulator.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is to be injected.
 *
 * @param operation the operation, or null for any operation of the API
 * @param times into how many requests it is injected, or 0 for all of them
 */
public record PendingFault(@Nullable Operation operation, String description, int times) {}
