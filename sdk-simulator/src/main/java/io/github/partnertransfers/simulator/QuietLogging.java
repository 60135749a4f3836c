package io.github.partnertransfers.simulator;

import org.slf4j.LoggerFactory;

/**
 * Keeps SLF4J from printing a warning to stderr where a project has no logging of its own. A
 * provider that it does have is used as ever.
 */
final class QuietLogging {

  private static final String VERBOSITY = "slf4j.internal.verbosity";

  private QuietLogging() {}

  static synchronized void begin() {
    if (System.getProperty(VERBOSITY) != null) {
      return;
    }
    System.setProperty(VERBOSITY, "ERROR");
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      System.clearProperty(VERBOSITY);
    }
  }
}
