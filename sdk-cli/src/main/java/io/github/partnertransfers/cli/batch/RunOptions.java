package io.github.partnertransfers.cli.batch;

/**
 * Limits of a run, and how it is shown.
 *
 * @param concurrency how many requests are in flight at most
 * @param stopAfterErrors after how many errors no further request is sent; 0: never
 * @param isLive whether the progress is one line that is redrawn
 */
public record RunOptions(int concurrency, int stopAfterErrors, boolean isLive) {}
