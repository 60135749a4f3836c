package io.github.partnertransfers.cli;

/** A failure that has been told already; only the exit code is left to return. */
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
