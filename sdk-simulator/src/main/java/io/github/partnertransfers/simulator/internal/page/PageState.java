package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.http.PendingFault;
import io.github.partnertransfers.simulator.internal.http.RequestJournal;
import io.github.partnertransfers.simulator.internal.service.Partner;
import io.github.partnertransfers.simulator.internal.service.PartnerCenter;
import io.github.partnertransfers.simulator.internal.service.RateLimiter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the page shows, as JSON. Its size does not depend on how much the simulator holds. */
public final class PageState {

  private final PartnerCenterSimulator simulator;
  private final PartnerCenter partnerCenter;
  private final RequestJournal journal;
  private final Supplier<Optional<RateLimiter.Limit>> limit;
  private final Supplier<List<PendingFault>> faults;

  public PageState(
      PartnerCenterSimulator simulator,
      PartnerCenter partnerCenter,
      RequestJournal journal,
      Supplier<Optional<RateLimiter.Limit>> limit,
      Supplier<List<PendingFault>> faults) {
    this.simulator = simulator;
    this.partnerCenter = partnerCenter;
    this.journal = journal;
    this.limit = limit;
    this.faults = faults;
  }

  /**
   * Returns the current state.
   *
   * @param query {@code filter} selects transfers and customers; {@code customers} is the first
   *     customer of the part that is shown, and the name of a column its first transfer
   */
  public ObjectNode json(FormBody query) {
    ObjectNode state = Json.object();
    state.put("url", simulator.url());
    state.put("loginUrl", simulator.loginUrl());
    ObjectNode clock = state.putObject("clock");
    clock.put("instant", simulator.clock().instant().toString());
    clock.put("factor", simulator.clock().factor());
    ArrayNode partners = state.putArray("partners");
    partnerCenter.partners().forEach(partner -> partners.add(partner(partner)));
    partnerCenter.withCurrentState(
        () -> {
          TransferBoard board = new TransferBoard(partnerCenter.transfers(), query);
          state.set("board", board.json());
          state.set("customers", new CustomerList(partnerCenter, board, query).json());
          return state;
        });
    state.set("calls", RecentCalls.json(journal));
    addSettings(state.putObject("settings"));
    return state;
  }

  private static ObjectNode partner(Partner partner) {
    return Json.object()
        .put("name", partner.name())
        .put("tenantId", partner.tenantId())
        .put("clientId", partner.clientId())
        .put("clientSecret", partner.clientSecret());
  }

  private void addSettings(ObjectNode settings) {
    settings.put("processingTime", partnerCenter.settings().processingTime.toString());
    settings.put("tokenRequests", simulator.tokens().requests());
    limit
        .get()
        .ifPresent(
            set ->
                settings
                    .putObject("limit")
                    .put("requests", set.requests())
                    .put("window", set.window().toString()));
    ArrayNode pending = settings.putArray("faults");
    for (PendingFault fault : faults.get()) {
      pending
          .addObject()
          .put("operation", fault.operation() == null ? null : fault.operation().name())
          .put("description", fault.description())
          .put("times", fault.times());
    }
    ArrayNode operations = settings.putArray("operations");
    for (Operation operation : Operation.values()) {
      operations.add(operation.name());
    }
    ArrayNode codes = settings.putArray("userCodes");
    simulator.logins().pendingUserCodes().forEach(codes::add);
  }
}
