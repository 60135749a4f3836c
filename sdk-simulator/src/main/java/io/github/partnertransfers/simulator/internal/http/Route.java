package io.github.partnertransfers.simulator.internal.http;

import io.github.partnertransfers.simulator.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operation that a method and a path select, with the parameters of the path.
 *
 * @param tenantId the partner's tenant in a token request, otherwise the customer's
 * @param transferId the transfer, or empty if the path has none
 */
public record Route(Operation operation, String tenantId, String transferId) {

  private static final String CUSTOMER = "/v1/customers/([^/]+)";
  private static final String TRANSFERS = CUSTOMER + "/transfers";
  private static final String TRANSFER = TRANSFERS + "/([^/]+)";

  private static final List<Template> TEMPLATES =
      List.of(
          template(Operation.TOKEN, "POST", "/login/([^/]+)/oauth2/(?:v2\\.0/)?token"),
          template(Operation.LIST, "GET", TRANSFERS),
          template(Operation.GET, "GET", TRANSFER),
          template(Operation.CREATE, "POST", TRANSFERS),
          template(Operation.ACCEPT, "POST", TRANSFER + "/accept"),
          template(Operation.UPDATE, "PATCH", TRANSFER),
          template(Operation.WITHDRAW, "DELETE", TRANSFER),
          template(Operation.ELIGIBILITY, "GET", CUSTOMER + "/transferseligibility"));

  private record Template(Operation operation, String method, Pattern path) {}

  private static Template template(Operation operation, String method, String path) {
    return new Template(operation, method, Pattern.compile(path));
  }

  public static Optional<Route> of(String method, String path) {
    for (Template template : TEMPLATES) {
      Matcher matcher = template.path().matcher(path);
      if (template.method().equals(method) && matcher.matches()) {
        String transferId = matcher.groupCount() > 1 ? matcher.group(2) : "";
        return Optional.of(new Route(template.operation(), matcher.group(1), transferId));
      }
    }
    return Optional.empty();
  }

  /** Returns whether any method is supported at the path. */
  public static boolean isKnownPath(String path) {
    return TEMPLATES.stream().anyMatch(template -> template.path().matcher(path).matches());
  }
}
