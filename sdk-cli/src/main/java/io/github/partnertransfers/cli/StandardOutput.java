package io.github.partnertransfers.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output, which keeps why it could not be written: a PrintWriter hides it. */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private volatile @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Returns why something was not written, or null; it is no failure if nobody reads any more. */
  @Nullable String problem() {
    String reason = failure == null ? null : String.valueOf(failure.getMessage());
    boolean isClosedPipe = reason != null && reason.toLowerCase(Locale.ROOT).contains("pipe");
    return isClosedPipe ? null : reason;
  }
}
