package com.example.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.RetryPolicy;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.LegacyTransferRequest;
import io.github.partnertransfers.model.LegacyTransferRequestLineItem;
import io.github.partnertransfers.model.TransferStatus;
import io.github.partnertransfers.simulator.Fault;
import io.github.partnertransfers.simulator.Operation;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.RecordedRequest;
import io.github.partnertransfers.simulator.SimulatedClock;
import io.github.partnertransfers.simulator.SimulatedPartner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Uses the page of a simulator in a browser, beside a client that uses its API. */
@Timeout(120)
class SimulatorPageTest {
  private static final String SCRIPT = "<img src=x onerror=document.title=1>";
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private static PartnerCenterSimulator simulator;
  private static SimulatorPage page;

  @BeforeAll
  static void start() {
    assumeTrue(
        SimulatorPage.isChromiumInstalled(),
        "NOT TESTED: install chromium and chromedriver to test the page");
    simulator = PartnerCenterSimulator.builder().clock(SimulatedClock.stoppedAt(START)).start();
    page = new SimulatorPage();
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      page.close();
      simulator.close();
    }
  }

  @BeforeEach
  void open() {
    simulator.reset();
    page.open(simulator.servePage());
  }

  @AfterEach
  void checkConsole() {
    assertThat(page.consoleErrors()).isEmpty();
  }

  private static TransfersClient client(SimulatedPartner partner) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build())
        .credential(
            TokenProviders.clientSecret(
                partner.tenantId(), partner.clientId(), partner.clientSecret()))
        .retryPolicy(
            RetryPolicy.builder()
                .baseDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofMillis(1))
                .build())
        .build();
  }

  private static String createByClient(TransfersClient client) {
    String subscription = simulator.customer().subscriptions().get(0).id();
    return client
        .customer(simulator.customer().tenantId())
        .create(
            LegacyTransferRequest.builder()
                .sourcePartnerTenantId(simulator.sourcePartner().tenantId())
                .targetPartnerTenantId(simulator.targetPartner().tenantId())
                .addLineItems(
                    LegacyTransferRequestLineItem.builder().subscriptionId(subscription).build())
                .build())
        .execute()
        .id();
  }

  /** Waits for the transfer that the page creates. */
  private static String onlyTransfer() {
    page.await(driver -> simulator.transfers().size() == 1);
    return simulator.transfers().get(0).id();
  }

  @Test
  void aTransferOfAClientIsAcceptedByAClickAndEnds() {
    simulator.processingTime(Duration.ofSeconds(10));
    try (TransfersClient client = client(simulator.sourcePartner())) {
      String transfer = createByClient(client);
      page.awaitCard("Active", transfer);

      page.press("Accept as Northwind Traders");

      page.awaitCard("InProgress", transfer);
      assertThat(page.focused()).startsWith("Contoso");
      page.press("+1 min");
      page.awaitCard("Complete", transfer);
      page.awaitContent(".card li", "25 × Office 365 E1 · Complete");
      page.awaitContent("#calls li", "CREATE: 201");
      assertThat(client.customer(simulator.customer().tenantId()).get(transfer).execute().status())
          .isEqualTo(TransferStatus.COMPLETE);
    }
  }

  @Test
  void aTransferIsDrivenFromItsCreationToItsEndOnThePageAlone() {
    page.press("Transfer to Northwind Traders");
    page.awaitCard("Active", onlyTransfer());
    page.awaitContent("#customers label", "25 × Office 365 E1 in a transfer");

    page.press("Accept as Northwind Traders");

    page.awaitCard("Complete", onlyTransfer());
    page.awaitContent("#customers label", "25 × Office 365 E1 at Northwind Traders");
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void aNewCommerceTransferIsRequestedAndAccepted() {
    page.press("Request as Northwind Traders (new commerce)");
    page.awaitCard("Pending", onlyTransfer());

    page.press("Accept as Fabrikam");

    page.awaitCard("Complete", onlyTransfer());
    page.awaitContent(".card li", "PowerApps per app plan · Complete");
  }

  @Test
  void aTransferIsRejectedCanceledAndWithdrawn() {
    page.press("Transfer to Northwind Traders");
    page.press("Reject as Northwind Traders");
    page.awaitCard("Reject", onlyTransfer());
    page.press("Request as Northwind Traders (new commerce)");
    page.press("Cancel as Northwind Traders");
    page.awaitContent("#board h3", "Cancel (1)");
    page.press("Transfer to Northwind Traders");

    page.press("Withdraw as Fabrikam");

    page.awaitGone(By.cssSelector("[data-key='Active'] .card"));
    assertThat(simulator.transfers()).hasSize(2);
    assertThat(page.focused()).isEqualTo("Transfers");
  }

  @Test
  void aTransferExpiresWhenTheClockIsAdvanced() {
    page.press("Request as Northwind Traders (new commerce)");
    page.press("+30 days");
    page.press("+1 day");

    page.awaitCard("Expired", onlyTransfer());
  }

  @Test
  void theClockRunsAsFastAsChosen() {
    page.select(By.id("speed"), "1 hour per second");
    page.await(driver -> simulator.clock().factor() == 3600);

    page.select(By.id("speed"), "stopped");
    page.await(driver -> simulator.clock().factor() == 0);
  }

  @Test
  void onlyChosenSubscriptionsMoveAndThoseFailThatShould() {
    String first = simulator.customer().subscriptions().get(0).id();
    String second = simulator.customer().subscriptions().get(1).id();
    page.await(By.cssSelector("[data-name='" + first + "']")).click();
    page.select(By.cssSelector("[data-name='state-" + second + "']"), "transfer fails");
    page.await(driver -> page.texts("option:checked").contains("transfer fails"));

    page.press("Transfer to Northwind Traders");
    page.press("Accept as Northwind Traders");

    page.awaitCard("PartiallyComplete", onlyTransfer());
    page.awaitContent(".card li", "The subscription could not be moved.");
    assertThat(page.texts(".card li")).hasSize(2);
  }

  @Test
  void attemptsOfACallAreShownTogether() {
    page.select(By.name("operation"), "LIST");
    page.select(By.name("fault"), "answer with a status");
    page.select(By.name("times"), "the next 2");
    page.press("Add fault");
    page.awaitContent("#faults", "LIST: status 503 before the effect, the next 2 requests");
    try (TransfersClient client = client(simulator.sourcePartner())) {
      client.customer(simulator.customer().tenantId()).list().execute();
    }

    page.awaitContent("#calls li", "LIST: 503, then 503, then 200");
    page.awaitContent("#calls li", "3 attempts");
    page.awaitGone(By.id("clear-faults"));
  }

  @Test
  void requestsAreLimitedAndTokensRevoked() {
    page.press("Limit each partner");
    page.awaitContent("#limit-in-force", "5 requests in 1 second");
    page.press("Remove limit");
    page.awaitContent("#limit-in-force", "There is no limit.");
    try (TransfersClient client = client(simulator.sourcePartner())) {
      client.customer(simulator.customer().tenantId()).list().execute();
      page.awaitContent("#token-requests", "1 token request until now.");

      page.press("Revoke access tokens");
      page.awaitContent("#done", "The access tokens are revoked.");
      client.customer(simulator.customer().tenantId()).list().execute();
    }

    page.awaitContent("#token-requests", "2 token requests until now.");
  }

  @Test
  void customersAndSubscriptionsAreAddedAndFound() {
    page.await(By.cssSelector("#customers > form input")).sendKeys("Fourth Coffee" + Keys.ENTER);
    page.awaitText("summary", "Fourth Coffee").click();
    page.await(By.cssSelector("details:nth-of-type(2) input[name=name]"))
        .sendKeys("Visio" + Keys.ENTER);
    page.awaitContent("#customers label", "1 × Visio at Fabrikam");

    page.await(By.id("filter")).sendKeys("fourth");

    page.awaitGone(By.xpath("//summary[text()='Contoso']"));
    assertThat(page.texts("#customer-list summary")).containsExactly("Fourth Coffee");
  }

  @Test
  void whatIsTypedSurvivesChanges() {
    page.await(By.cssSelector("details input[name=name]")).sendKeys("Vis");

    simulator.sourceCreates(simulator.customer(), simulator.customer().subscriptions().get(0));
    page.awaitContent("#customers label", "in a transfer");
    new Actions(page.browser).sendKeys("io", Keys.ENTER).perform();

    page.awaitContent("#customers label", "1 × Visio at Fabrikam");
  }

  @Test
  void everythingIsReachedByKeyboard() {
    pressTabUntil("Transfer to Northwind Traders");
    new Actions(page.browser).sendKeys(Keys.ENTER).perform();
    page.awaitCard("Active", onlyTransfer());
    page.await(driver -> page.focused().startsWith("Contoso"));
    pressTabUntil("Accept as Northwind Traders");

    new Actions(page.browser).sendKeys(Keys.SPACE).perform();

    page.awaitCard("Complete", onlyTransfer());
  }

  private static void pressTabUntil(String text) {
    for (int i = 0; i < 60 && !page.focused().equals(text); i++) {
      new Actions(page.browser).sendKeys(Keys.TAB).perform();
    }
    assertThat(page.focused()).isEqualTo(text);
  }

  @Test
  void resetStartsAgain() {
    page.await(By.cssSelector("#customers input:checked")).click();
    page.press("Transfer to Northwind Traders");
    page.await(By.cssSelector(".card"));
    page.await(By.id("filter")).sendKeys("contoso");

    page.press("Reset");
    page.browser.switchTo().alert().accept();

    page.awaitContent("#hint", "There are none yet.");
    assertThat(simulator.transfers()).isEmpty();
    page.await(
        driver -> driver.findElements(By.cssSelector("#customers input:checked")).size() == 3);
  }

  @Test
  void aRefusedCommandIsExplained() {
    for (int i = 0; i < 3; i++) {
      page.await(By.cssSelector("#customers input:checked")).click();
    }

    page.press("Transfer to Northwind Traders");

    page.awaitContent("#problem", "Select at least one subscription.");
    page.press("Dismiss");
    page.awaitGone(By.id("problem"));
    assertThat(page.consoleErrors()).singleElement().asString().contains("400");
  }

  @Test
  void aDoubleClickIsOneCommand() {
    WebElement button = page.awaitText("button", "Transfer to Northwind Traders");

    new Actions(page.browser).doubleClick(button).perform();

    page.awaitCard("Active", onlyTransfer());
    page.browser.executeAsyncScript("fetch('/simulator/page.js').then(arguments[0])");
    assertThat(page.browser.findElement(By.id("problem")).isDisplayed()).isFalse();
    assertThat(simulator.transfers()).hasSize(1);
  }

  @Test
  void scriptsInNamesAreTexts() {
    String title = page.browser.getTitle();
    simulator.addCustomer(SCRIPT).addSubscription(SCRIPT);
    simulator.addTransfer(
        """
        {"id": "67c5b05b-09b5-47ba-9047-5056fe2afa4f", "status": "%1$s", "createdTime": "%1$s",
          "customerTenantId": "823c6c3f-9259-4d51-bae2-5dd06743177f", "customerName": "%1$s",
          "lineItems": [{"friendlyName": "%1$s"}]}
        """
            .formatted(SCRIPT));

    page.awaitContent("summary", SCRIPT);
    page.awaitContent("#board h4", SCRIPT);

    assertThat(page.browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(page.browser.getTitle()).isEqualTo(title);
  }

  @Test
  void aLinkWithAnotherTokenShowsNothing() {
    page.browser.get("about:blank");
    page.browser.get(simulator.url() + "/#token=wrong");
    page.awaitContent("#connection", "The token is missing or wrong.");
    assertThat(page.browser.findElement(By.tagName("main")).isDisplayed()).isFalse();
    assertThat(page.consoleErrors()).isNotEmpty().allMatch(line -> line.contains("403"));

    page.browser.get("about:blank");
    page.browser.get(simulator.url() + "/");
    page.awaitContent("#connection", "this one has no token.");
  }

  @Test
  void theEndOfTheSimulatorIsShown() {
    PartnerCenterSimulator first = PartnerCenterSimulator.start();
    int port = first.port();
    page.open(first.servePage());
    first.close();
    page.awaitContent("#connection", "The simulator does not answer. Does it run?");

    try (PartnerCenterSimulator next = PartnerCenterSimulator.builder().port(port).start()) {
      page.awaitContent("#connection", "This simulator does not serve the page.");
      page.browser.executeScript("document.dispatchEvent(new Event('visibilitychange'))");
      page.browser.executeAsyncScript("fetch('/last').then(arguments[0])");
      assertThat(next.requests())
          .extracting(RecordedRequest::path)
          .as("the page no longer asks")
          .containsExactly("/simulator/api/state", "/last");
    }
    assertThat(page.consoleErrors()).isNotEmpty();
  }

  @Test
  void tenThousandTransfersAreShownInParts() {
    for (int i = 0; i < 10_000; i++) {
      simulator.addTransfer(
          """
          {"id": "67c5b05b-09b5-47ba-9047-%012d", "status": "Complete",
            "customerTenantId": "%s", "lineItems": [{"friendlyName": "Visio"}]}
          """
              .formatted(i, simulator.customer().tenantId()));
    }
    page.awaitContent("#board h3", "Complete (10000)");
    assertThat(page.browser.findElements(By.className("card"))).hasSize(20);

    page.await(By.xpath("//section[@data-key='Complete']//button[text()='Next']")).click();
    page.awaitContent("#board nav", "21 to 40 of 10000");
    page.await(By.id("filter")).sendKeys("9047-000000000007");

    page.awaitContent("#board h3", "Complete (1)");
    page.await(By.id("filter")).sendKeys("x");
    page.awaitText("p", "No transfer matches the filter.");
  }

  @Test
  void isAccessible() {
    simulator.seedDocumentedTransfers();
    simulator.targetRequests(simulator.customer());
    simulator.sourceCreates(simulator.customer(), simulator.customer().subscriptions().get(0));
    simulator.faults().always(Operation.CREATE, Fault.badGateway());
    simulator.limitRequests(5, Duration.ofSeconds(1));
    try (TransfersClient client = client(simulator.sourcePartner())) {
      client.customer(simulator.customer().tenantId()).list().execute();
    }
    page.awaitContent("#calls li", "LIST: 200");
    page.awaitContent("#board h3", "Active (1)");

    for (int width : List.of(360, 1600)) {
      page.setSize(width, 1000);
      assertThat(page.accessibilityViolations("light")).isEmpty();
      assertThat(page.accessibilityViolations("dark")).isEmpty();
      assertThat(page.browser.executeScript("return document.documentElement.scrollWidth"))
          .as("no horizontal scrolling at %s pixels", width)
          .isEqualTo((long) width - scrollbar());
    }
    page.resetSize();
    page.screenshots("simulator");
  }

  private static long scrollbar() {
    return (Long)
        page.browser.executeScript("return innerWidth - document.documentElement.clientWidth");
  }
}
