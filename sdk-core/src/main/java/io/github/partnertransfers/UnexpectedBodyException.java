package io.github.partnertransfers;

import java.io.IOException;
import okhttp3.Response;

/** A success whose body isn't the service's: something on the way answered in its place. */
final class UnexpectedBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  UnexpectedBodyException(Response response) {
    super("HTTP " + response.code() + " with " + response.header("Content-Type"));
  }
}
