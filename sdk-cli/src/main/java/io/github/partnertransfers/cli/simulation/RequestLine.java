package io.github.partnertransfers.cli.simulation;

import io.github.partnertransfers.cli.output.Text;
import io.github.partnertransfers.simulator.RecordedRequest;

/** The line of the log for a request. */
public final class RequestLine {
  private static final String GUID = "(\\p{XDigit}{8})(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

  private RequestLine() {}

  /** Returns time, method, path and status; ids are shortened where it would not fit. */
  public static String of(String time, RecordedRequest request, int columns) {
    String line = time + "  " + Text.clean(request.toString());
    return Text.width(line) <= columns ? line : Text.cut(line.replaceAll(GUID, "$1…"), columns);
  }
}
