package io.github.partnertransfers.benchmarks;

import java.util.List;

/** What JMH can't measure: it needs a server, other Java machines, many callers, or patience. */
interface Measurement {
  List<Figure> measure() throws Exception;
}
