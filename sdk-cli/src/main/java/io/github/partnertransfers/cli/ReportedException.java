package io.github.partnertransfers.cli;

/** Ends a command whose error has been reported already. */
public final class ReportedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public ReportedException(int exitCode) {
    super(null, null, false, false);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
