package io.github.partnertransfers.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line of each operation of the OpenAPI document. */
final class CommandLines {
  private static final String TRANSFER = " --transfer " + ApiOperations.TRANSFER;
  private static final String CUSTOMER = " --customer ";
  private static final String REGISTRATION =
      " --url https://partner.example.com/webhooks?key=1 --event create-transfer test-created";

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("listTransfers", "list" + CUSTOMER),
          Map.entry("getTransfer", "get" + TRANSFER + CUSTOMER),
          Map.entry("getTransfersEligibility", "eligibility" + CUSTOMER),
          Map.entry("createTransfer", "create --file -" + CUSTOMER),
          Map.entry("acceptTransfer", "accept" + TRANSFER + CUSTOMER),
          Map.entry("updateTransfer", "update --file -" + TRANSFER + CUSTOMER),
          Map.entry("withdrawTransfer", "withdraw" + TRANSFER + CUSTOMER),
          Map.entry("listWebhookEvents", "webhooks events"),
          Map.entry("getWebhookRegistration", "webhooks show"),
          Map.entry("createWebhookRegistration", "webhooks register" + REGISTRATION),
          Map.entry("updateWebhookRegistration", "webhooks update" + REGISTRATION),
          Map.entry("createWebhookValidationEvent", "webhooks test"),
          Map.entry("getWebhookValidationEvent", "webhooks test --id " + ApiOperations.TRANSFER));

  private CommandLines() {}

  static Set<String> operationIds() {
    return COMMANDS.keySet();
  }

  /** The arguments of the operation's command for a customer. */
  static String[] arguments(String operationId, String customer, String... flags) {
    String command = COMMANDS.get(operationId);
    if (command == null) {
      throw new AssertionError("which command calls " + operationId + "? Add it to CommandLines");
    }
    List<String> arguments =
        new ArrayList<>(List.of(command.replace(CUSTOMER, CUSTOMER + customer).split(" ", -1)));
    arguments.addAll(Arrays.asList(flags));
    return arguments.toArray(String[]::new);
  }
}
