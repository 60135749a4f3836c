package io.github.partnertransfers.simulator.internal.http;

import io.github.partnertransfers.simulator.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operation that a method and a path select, with the parameters of the path.
 *
 * @param tenantId the partner's tenant in a request to the login, otherwise the customer's; empty
 *     if the path has none
 * @param id the transfer or the validation event, or empty if the path has none
 */
public record Route(Operation operation, String tenantId, String id) {

  private static final String TENANT_GROUP = "tenant";
  private static final String ID_GROUP = "id";
  private static final String ID = "(?<id>[^/]+)";
  private static final String CUSTOMER = "/v1/customers/(?<tenant>[^/]+)";
  private static final String TRANSFERS = CUSTOMER + "/transfers";
  private static final String TRANSFER = TRANSFERS + "/" + ID;
  private static final String REGISTRATION = "/webhooks/v1/registration";
  private static final String VALIDATION_EVENTS = REGISTRATION + "/validationEvents";

  private static final List<Template> TEMPLATES =
      List.of(
          template(Operation.TOKEN, "POST", "/login/(?<tenant>[^/]+)/oauth2/(?:v2\\.0/)?token"),
          template(
              Operation.DEVICE_CODE, "POST", "/login/(?<tenant>[^/]+)/oauth2/v2\\.0/devicecode"),
          template(Operation.LIST, "GET", TRANSFERS),
          template(Operation.GET, "GET", TRANSFER),
          template(Operation.CREATE, "POST", TRANSFERS),
          template(Operation.ACCEPT, "POST", TRANSFER + "/accept"),
          template(Operation.UPDATE, "PATCH", TRANSFER),
          template(Operation.WITHDRAW, "DELETE", TRANSFER),
          template(Operation.ELIGIBILITY, "GET", CUSTOMER + "/transferseligibility"),
          template(Operation.LIST_WEBHOOK_EVENTS, "GET", REGISTRATION + "/events"),
          template(Operation.GET_WEBHOOK_REGISTRATION, "GET", REGISTRATION),
          template(Operation.CREATE_WEBHOOK_REGISTRATION, "POST", REGISTRATION),
          template(Operation.UPDATE_WEBHOOK_REGISTRATION, "PUT", REGISTRATION),
          template(Operation.CREATE_VALIDATION_EVENT, "POST", VALIDATION_EVENTS),
          template(Operation.GET_VALIDATION_EVENT, "GET", VALIDATION_EVENTS + "/" + ID));

  private record Template(Operation operation, String method, Pattern path) {

    String group(Matcher matcher, String name) {
      return path.pattern().contains("(?<" + name + ">") ? matcher.group(name) : "";
    }
  }

  private static Template template(Operation operation, String method, String path) {
    return new Template(operation, method, Pattern.compile(path));
  }

  public static Optional<Route> of(String method, String path) {
    for (Template template : TEMPLATES) {
      Matcher matcher = template.path().matcher(path);
      if (template.method().equals(method) && matcher.matches()) {
        return Optional.of(
            new Route(
                template.operation(),
                template.group(matcher, TENANT_GROUP),
                template.group(matcher, ID_GROUP)));
      }
    }
    return Optional.empty();
  }

  /** Returns whether any method is supported at the path. */
  public static boolean isKnownPath(String path) {
    return TEMPLATES.stream().anyMatch(template -> template.path().matcher(path).matches());
  }
}
