package io.github.partnertransfers.simulator;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Where a request leads.
 *
 * @param first the tenant of a token request, else the customer
 * @param second the transfer, where the path has one, else empty
 */
record Route(Operation operation, String first, String second) {

  static Optional<Route> of(String method, String path) {
    for (Operation operation : Operation.values()) {
      Matcher matcher = operation.path().matcher(path);
      if (operation.method().equals(method) && matcher.matches()) {
        String second = matcher.groupCount() > 1 ? matcher.group(2) : null;
        return Optional.of(new Route(operation, matcher.group(1), second == null ? "" : second));
      }
    }
    return Optional.empty();
  }

  static boolean isKnown(String path) {
    for (Operation operation : Operation.values()) {
      if (operation.path().matcher(path).matches()) {
        return true;
      }
    }
    return false;
  }
}
