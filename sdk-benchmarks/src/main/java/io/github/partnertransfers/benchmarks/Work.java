package io.github.partnertransfers.benchmarks;

/** Something to be done over and over, and measured. */
@FunctionalInterface
interface Work {
  /** Does it once; the result is returned so that no compiler can leave it out. */
  Object once() throws Exception;
}
