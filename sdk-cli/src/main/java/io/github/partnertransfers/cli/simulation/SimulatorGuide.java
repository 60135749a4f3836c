package io.github.partnertransfers.cli.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.partnertransfers.cli.output.AnsiStyle;
import io.github.partnertransfers.cli.output.Json;
import io.github.partnertransfers.cli.output.ShellQuoter;
import io.github.partnertransfers.cli.output.StyledWriter;
import io.github.partnertransfers.cli.output.Table;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.simulator.SimulatedSubscription;
import io.github.partnertransfers.simulator.SubscriptionState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints how to use a simulator. Its ids and secrets are fictitious. */
public final class SimulatorGuide {
  /** Other credentials, which would count before the secret. */
  private static final String UNSET =
      "unset PARTNER_CENTER_ACCESS_TOKEN PARTNER_CENTER_REFRESH_TOKEN"
          + " PARTNER_CENTER_CLIENT_CERTIFICATE PARTNER_CENTER_CLIENT_ASSERTION_FILE";

  private final PartnerCenterSimulator simulator;
  private final SimulatedCustomer customer;
  private final String program;
  private final String page;

  /** Serves the simulator's page, whose link the guide contains. */
  public SimulatorGuide(
      PartnerCenterSimulator simulator, SimulatedCustomer customer, String program) {
    this.simulator = simulator;
    this.customer = customer;
    this.program = ShellQuoter.quote(program);
    this.page = simulator.servePage();
  }

  public void print(StyledWriter writer) {
    SimulatedPartner source = simulator.sourcePartner();
    SimulatedPartner target = simulator.targetPartner();
    writer.line(AnsiStyle.BOLD, "Partner Center simulator at " + simulator.url());
    writer.line("Ctrl-C stops it. Its ids and secrets are made up, and the same each time.");
    writer.line("See and control it in a browser:");
    writer.line("  " + page);
    writer.blankLine();
    partner(writer, "In another terminal, be the source partner, " + source.name() + ":", source);
    partner(writer, "In a third one, be the target partner, " + target.name() + ":", target);
    writer.line(AnsiStyle.BOLD, "The customer, " + customer.name() + ": " + customer.tenantId());
    writer.print(subscriptions());
    writer.blankLine();
    writer.line(AnsiStyle.BOLD, "Try, as the source partner:");
    String forCustomer = " --customer " + customer.tenantId();
    writer.line("  " + program + " eligibility" + forCustomer);
    writer.line("  " + program + " create" + forCustomer + " \\");
    writer.line("      --source " + source.tenantId() + " \\");
    writer.line("      --target " + target.tenantId() + " \\");
    writer.line("      --subscription " + String.join(" \\\n      --subscription ", activeIds()));
    writer.line("  " + program + " watch" + forCustomer);
    writer.line(AnsiStyle.BOLD, "and while that runs, as the target partner:");
    writer.line("  " + program + " accept" + forCustomer + " \\");
    writer.line("      --transfer THE_ID_THAT_CREATE_SHOWED");
    writer.blankLine();
    writer.line(AnsiStyle.BOLD, "Requests:");
  }

  private void partner(StyledWriter writer, String heading, SimulatedPartner partner) {
    writer.line(AnsiStyle.BOLD, heading);
    environment(partner).forEach((name, value) -> writer.line("  export " + name + "=" + value));
    writer.line("  " + UNSET);
    writer.blankLine();
  }

  private Map<String, String> environment(SimulatedPartner partner) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PARTNER_CENTER_BASE_URL", simulator.url());
    environment.put("PARTNER_CENTER_LOGIN_URL", simulator.loginUrl());
    environment.put("PARTNER_CENTER_TENANT_ID", partner.tenantId());
    environment.put("PARTNER_CENTER_CLIENT_ID", partner.clientId());
    environment.put("PARTNER_CENTER_CLIENT_SECRET", partner.clientSecret());
    return environment;
  }

  private Table subscriptions() {
    Table table = new Table().column("SUBSCRIPTION").elastic("NAME").numbers("QTY").column("STATE");
    for (SimulatedSubscription each : customer.subscriptions()) {
      table.row(
          Table.cell(each.id()),
          Table.cell(each.friendlyName()),
          Table.cell(Integer.toString(each.quantity())),
          Table.cell(each.state().name().toLowerCase(Locale.ROOT)));
    }
    return table;
  }

  private List<String> activeIds() {
    return customer.subscriptions().stream()
        .filter(each -> each.state() == SubscriptionState.ACTIVE)
        .map(SimulatedSubscription::id)
        .toList();
  }

  /** Returns the same information for a program. */
  public String json() {
    JsonObject json = new JsonObject();
    json.addProperty("url", simulator.url());
    json.addProperty("loginUrl", simulator.loginUrl());
    json.addProperty("pageUrl", page);
    json.addProperty("customerId", customer.tenantId());
    JsonArray ids = new JsonArray();
    activeIds().forEach(ids::add);
    json.add("activeSubscriptions", ids);
    json.add("sourceEnvironment", object(environment(simulator.sourcePartner())));
    json.add("targetEnvironment", object(environment(simulator.targetPartner())));
    return Json.pretty(json);
  }

  /** Returns commands of a shell that use a simulator in the background. */
  public static String shellCommands(BackgroundSimulator simulator) {
    JsonObject guide = simulator.guide();
    JsonObject source = guide.getAsJsonObject("sourceEnvironment");
    StringBuilder commands = new StringBuilder();
    source
        .entrySet()
        .forEach(
            each ->
                commands
                    .append("export ")
                    .append(assignment(each.getKey(), each.getValue()))
                    .append('\n'));
    commands.append(UNSET).append('\n');
    commands.append("export TRANSFERS_SIMULATOR_PID=").append(simulator.pid()).append('\n');
    commands
        .append("export ")
        .append(assignment("TRANSFERS_SIMULATOR_CUSTOMER", guide.get("customerId")))
        .append('\n');
    commands
        .append("export ")
        .append(
            assignment(
                "TRANSFERS_SIMULATOR_TARGET",
                guide.getAsJsonObject("targetEnvironment").get("PARTNER_CENTER_TENANT_ID")))
        .append('\n');
    commands
        .append("export ")
        .append(assignment("TRANSFERS_SIMULATOR_PAGE", guide.get("pageUrl")))
        .append('\n');
    commands.append(function("as_source", source));
    commands.append(function("as_target", guide.getAsJsonObject("targetEnvironment")));
    return commands.toString();
  }

  private static String assignment(String name, JsonElement value) {
    return name + "=" + ShellQuoter.quote(value.getAsString());
  }

  /** Returns a function that runs a command as a partner. */
  private static String function(String name, JsonObject environment) {
    return environment.entrySet().stream()
        .map(each -> assignment(each.getKey(), each.getValue()))
        .collect(Collectors.joining(" ", name + "() { ", " \"$@\"; }\n"));
  }

  private static JsonObject object(Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::addProperty);
    return object;
  }
}
