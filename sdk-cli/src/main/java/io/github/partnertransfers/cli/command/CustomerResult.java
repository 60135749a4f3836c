package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.TransfersException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service answered for one of several customers.
 *
 * @param elements empty if the call failed
 * @param failure null if the call succeeded
 */
record CustomerResult<T>(
    String customerId, List<T> elements, @Nullable TransfersException failure) {}
