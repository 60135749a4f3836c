package io.github.partnertransfers.cli.batch;

/**
 * Limits of a run.
 *
 * @param concurrency how many requests are in flight at most
 * @param stopAfterErrors after how many errors no further request is sent; 0: never
 */
public record RunOptions(int concurrency, int stopAfterErrors) {}
