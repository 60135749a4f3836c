package com.example.desk;

import io.github.partnertransfers.CallOptions;
import io.github.partnertransfers.CustomerTransfers;
import io.github.partnertransfers.NewCommerceAcceptance;
import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.CreateTransferRequest;
import io.github.partnertransfers.model.EligibilityTransferType;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.NewCommerceTransferRequest;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.RxTransfers;
import io.github.partnertransfers.spring.boot.TransferWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a user does: add customers, create transfers and answer them. */
@RestController
@RequestMapping("/api/customers")
record CustomersController(
    DeskStore store, LiveFeed feed, TransferWatch watch, TransfersClient client, RxTransfers rx) {
  /** Allows for a clock that differs from Partner Center's. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  record Eligibility(String id, Boolean isEligible, String reason) {}

  /**
   * The parameters of the creation of a transfer, whose body is the service's.
   *
   * @param requestId lets Partner Center carry out a repeated request once
   * @param since when the request was made
   */
  record Write(String requestId, boolean isLegacy, Instant since) {
    CreateTransferRequest transfer(String json) {
      return isLegacy
          ? LegacyTransferRequest.fromJson(json)
          : NewCommerceTransferRequest.fromJson(json);
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void followAll() {
    store.customers().forEach(customer -> watch.follow(customer.tenantId()));
  }

  @PostMapping
  void add(@RequestBody DeskStore.Customer customer) {
    Assert.isTrue(StringUtils.hasText(customer.name()), "A customer has a name");
    // Checks the id.
    watch.follow(customer.tenantId());
    store.add(customer);
    feed.showCustomer(customer.tenantId());
  }

  @DeleteMapping("/{customerId}")
  void remove(@PathVariable String customerId) {
    watch.unfollow(customerId);
    store.remove(customerId);
    feed.showCustomer(customerId);
  }

  @GetMapping("/{customerId}/eligibility")
  List<Eligibility> eligibility(@PathVariable String customerId) {
    CustomerTransfers customer = client.customer(customerId);
    return customer.eligibility(EligibilityTransferType.DIRECT_TO_INDIRECT).execute().stream()
        .map(entry -> new Eligibility(entry.id(), entry.isEligible(), entry.reason()))
        .toList();
  }

  @PostMapping("/{customerId}/transfers")
  void create(@PathVariable String customerId, Write write, @RequestBody String json) {
    execute(
        client.customer(customerId).create(write.transfer(json)), customerId, write.requestId());
  }

  /** Answers with the transfers that a request with an unknown outcome can have created. */
  @PostMapping("/{customerId}/created")
  List<String> created(@PathVariable String customerId, Write write, @RequestBody String json) {
    CustomerTransfers customer = client.customer(customerId);
    Instant since = write.since().minus(CLOCK_SKEW);
    return customer.reconcile(write.transfer(json), since).execute().stream()
        .map(TransferEntity::id)
        .toList();
  }

  @PostMapping("/{customerId}/transfers/{transferId}/{action}")
  void act(
      @PathVariable String customerId,
      @PathVariable String transferId,
      @PathVariable String action,
      @RequestParam String requestId,
      @RequestBody List<String> subscriptionIds) {
    CustomerTransfers customer = client.customer(customerId);
    TransferCall<?> call =
        switch (action) {
          case "accept" -> customer.accept(transferId);
          case "reject" -> customer.reject(transferId);
          case "withdraw" -> customer.withdraw(transferId);
          case "cancel" -> customer.cancel(customer.get(transferId).execute());
          case "hand-over" -> {
            NewCommerceAcceptance.Builder acceptance = NewCommerceAcceptance.builder();
            subscriptionIds.forEach(acceptance::addLicense);
            yield customer.acceptNewCommerce(transferId, acceptance.build());
          }
          default -> throw new IllegalArgumentException("There is no action " + action);
        };
    execute(call, customerId, requestId);
  }

  private void execute(TransferCall<?> call, String customerId, String requestId) {
    call.with(CallOptions.builder().requestId(requestId).build()).execute();
    // Shows the effect at once.
    rx.customer(customerId).nudge();
  }
}
