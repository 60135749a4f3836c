package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedCustomer;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.springframework.context.ConfigurableApplicationContext;

/** Uses the page in a browser, for both partners. */
@Timeout(120)
class BrowserTest {
  private static final String SCRIPT = "<img src=x onerror=document.title=1>";

  private static PartnerCenterSimulator simulator;
  private static ConfigurableApplicationContext sourceDesk;
  private static ConfigurableApplicationContext targetDesk;
  private static DeskPage page;

  private SimulatedCustomer customer;

  @BeforeAll
  static void start() {
    assumeTrue(
        DeskPage.isChromiumInstalled(),
        "NOT TESTED: install chromium and chromedriver to test the page");
    simulator = PartnerCenterSimulator.start();
    sourceDesk = start(simulator.sourcePartner());
    targetDesk = start(simulator.targetPartner());
    page = new DeskPage();
  }

  private static ConfigurableApplicationContext start(SimulatedPartner partner) {
    return SimulatedDesk.start(
        simulator,
        partner,
        Map.of(
            "spring.datasource.url",
            "jdbc:h2:mem:" + partner.tenantId(),
            "partner-center.transfers.max-attempts",
            "1"));
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      page.close();
      targetDesk.close();
      sourceDesk.close();
      simulator.close();
    }
  }

  @BeforeEach
  void open() {
    customer = addCustomer("Customer " + simulator.requests().size());
    open(sourceDesk);
  }

  private static SimulatedCustomer addCustomer(String name) {
    SimulatedCustomer customer = simulator.addCustomer(name);
    customer.addSubscription("Visio Online Plan 2").quantity(5);
    SimulatedDesk.add(sourceDesk, customer);
    SimulatedDesk.add(targetDesk, customer);
    return customer;
  }

  private static void open(ConfigurableApplicationContext desk) {
    page.open(SimulatedDesk.port(desk));
  }

  @AfterEach
  void checkConsoleAndRemoveCustomers() {
    for (ConfigurableApplicationContext desk : List.of(sourceDesk, targetDesk)) {
      DeskStore store = desk.getBean(DeskStore.class);
      store.customers().forEach(one -> SimulatedDesk.remove(desk, one.tenantId()));
    }
    simulator.faults().clear();
    assertThat(page.consoleErrors()).isEmpty();
  }

  private void createTransfer() {
    page.press(customer.name(), "Give subscriptions …");
    page.type("partnerId", simulator.targetPartner().tenantId());
    page.await(By.name("chosen")).click();
    page.await(By.id("send")).click();
  }

  private String awaitTransfer() {
    return page.await(By.cssSelector("#customer-%s li".formatted(customer.tenantId())))
        .getDomAttribute("data-id");
  }

  @Test
  void showsTheEndOfATransferWithoutAReload() {
    createTransfer();
    String transfer = awaitTransfer();
    page.awaitText("h3", "Active to Northwind Traders");
    page.awaitText("li", "5 Visio Online Plan 2");

    simulator.partnerAccepts(transfer);

    page.awaitText("h3", "Complete to Northwind Traders");
    page.awaitText("p", customer.name() + ": Complete to Northwind Traders");
    assertThat(page.buttonsOf(transfer)).isEmpty();
  }

  @Test
  void withdraws() {
    createTransfer();
    assertThat(page.buttonsOf(awaitTransfer())).containsExactly("Withdraw");

    page.pressAndConfirm(customer.name(), "Withdraw");

    page.awaitText("h3", "No longer listed to Northwind Traders");
    assertThat(simulator.transfers())
        .noneMatch(transfer -> transfer.customerTenantId().equals(customer.tenantId()));
  }

  @Test
  void rejects() {
    open(targetDesk);
    String transfer = simulator.sourceCreates(customer, customer.subscriptions().get(0));
    page.awaitText("h3", "Active from Fabrikam");
    assertThat(page.buttonsOf(transfer)).containsExactly("Accept", "Reject");

    page.pressAndConfirm(customer.name(), "Reject");

    page.awaitText("h3", "Reject from Fabrikam");
  }

  @Test
  void accepts() {
    open(targetDesk);
    String transfer = simulator.sourceCreates(customer, customer.subscriptions().get(0));
    page.pressAndConfirm(customer.name(), "Accept");

    page.awaitText("h3", "Complete from Fabrikam");
    page.await(By.cssSelector("#transfer-" + transfer + ":focus"));
  }

  @Test
  void asksForSubscriptionsAndHandsThemOver() {
    open(targetDesk);
    page.press(customer.name(), "Ask for subscriptions …");
    page.type("partnerId", simulator.sourcePartner().tenantId());
    page.type("email", "someone@example.com");
    page.await(By.id("send")).click();
    assertThat(page.buttonsOf(awaitTransfer())).containsExactly("Cancel");

    open(sourceDesk);
    page.press(customer.name(), "Hand over …");
    page.await(By.name("chosen")).click();
    page.await(By.id("send")).click();

    page.awaitText("h3", "Complete to Northwind Traders");
  }

  @Test
  void cancels() {
    open(targetDesk);
    simulator.targetRequests(customer);

    page.pressAndConfirm(customer.name(), "Cancel");

    page.awaitText("h3", "Cancel from Fabrikam");
  }

  @Test
  void showsWhyARequestWasRefusedAndWhatToDo() {
    page.press(customer.name(), "Give subscriptions …");
    page.type("partnerId", simulator.targetPartner().tenantId());
    page.type("others", "11111111-2222-3333-4444-555555555555");
    page.await(By.id("send")).click();

    page.awaitText("h2", "Partner Center refused the request");
    assertThat(page.await(By.id("problem")).getText())
        .contains("Nothing was changed. Look at the transfer again, and correct the request.")
        .contains("Code 800078, request id ");
    page.checkAccessibility("light");
    page.screenshots("refused");
    page.expectConsoleError("502");
  }

  @Test
  void sendsTheSameAgainAfterAnUnknownOutcome() {
    simulator.faults().always(Operation.CREATE, Fault.connectionReset().afterEffect());
    createTransfer();
    page.awaitText("h2", "Partner Center may have done it, or not");
    assertThat(page.await(By.id("send")).isEnabled()).isFalse();

    simulator.faults().clear();
    page.awaitText("button", "Send the same again").click();

    page.awaitGone(By.id("editor"));
    awaitTransfer();
    assertThat(simulator.transfers())
        .filteredOn(transfer -> transfer.customerTenantId().equals(customer.tenantId()))
        .hasSize(1);
    page.expectConsoleError("502");
  }

  @Test
  void looksForTheTransferAfterAnUnknownOutcome() {
    simulator.faults().always(Operation.CREATE, Fault.connectionReset());
    createTransfer();
    page.awaitText("button", "Look for the transfer").click();
    page.awaitText("h2", "There is no such transfer");
    assertThat(page.await(By.id("send")).isEnabled()).isFalse();
    simulator.faults().clear();

    String transfer = simulator.sourceCreates(customer, customer.subscriptions().get(0));
    page.awaitText("button", "Look for the transfer").click();

    page.awaitText("h2", "It was created");
    page.awaitText("p", transfer);
    page.expectConsoleError("502");
  }

  @Test
  void showsScriptsInNamesAsText() {
    String title = page.browser.getTitle();

    addCustomer(SCRIPT);

    page.awaitText("h2", SCRIPT);
    assertThat(page.browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(page.browser.getTitle()).isEqualTo(title);
  }

  @Test
  void addsAndRemovesCustomers() {
    String name = "Added by hand " + customer.name();
    page.type("name", name);
    page.type("tenantId", simulator.customer().tenantId());
    page.awaitText("button", "Add customer").click();
    page.awaitText("h2", name);

    page.pressAndConfirm(name, "Remove");

    page.awaitGone(By.id("customer-" + simulator.customer().tenantId()));
  }

  @Test
  void isAccessible() {
    createTransfer();
    awaitTransfer();

    page.checkAccessibility("light");
    page.checkAccessibility("dark");
    page.screenshots("desk");
  }
}
