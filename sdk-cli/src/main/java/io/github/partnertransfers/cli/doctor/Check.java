package io.github.partnertransfers.cli.doctor;

import io.github.partnertransfers.cli.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check.
 *
 * @param detail what was found, without secrets
 * @param advice what to do about it; null if nothing
 * @param exitCode the exit code of the command if this is its first failure
 */
public record Check(
    String name, Result result, String detail, @Nullable String advice, int exitCode) {
  /** Whether the check found a problem. */
  public enum Result {
    OK,
    WARNING,
    FAILED,
    SKIPPED
  }

  static Check ok(String name, String detail) {
    return new Check(name, Result.OK, detail, null, ExitCode.DONE);
  }

  static Check skipped(String name, String reason) {
    return new Check(name, Result.SKIPPED, reason, null, ExitCode.DONE);
  }

  static Check warning(String name, String detail, String advice) {
    return new Check(name, Result.WARNING, detail, advice, ExitCode.DONE);
  }

  static Check failed(String name, String detail, @Nullable String advice, int exitCode) {
    return new Check(name, Result.FAILED, detail, advice, exitCode);
  }
}
