package io.github.partnertransfers.cli.batch;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.TransfersException;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * How a batch calls the service.
 *
 * @param rate limits all requests; each acquires before it is sent
 * @param errorText describes a failed call in one sentence
 */
public record ServiceConnection(
    TransfersClient client,
    RequestRate rate,
    InstantSource clock,
    Function<TransfersException, String> errorText) {}
