package com.example.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Lets another site try to drive the page of a simulator, in the browser of its user. */
@Timeout(120)
class HostileSiteTest {
  private static final String ADD = "/simulator/api/customers/add";
  private static final String STATE = "/simulator/api/state";

  private static PartnerCenterSimulator simulator;
  private static SimulatorPage page;
  private static HttpServer evil;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        SimulatorPage.isChromiumInstalled(),
        "NOT TESTED: install chromium and chromedriver to test the page");
    simulator = PartnerCenterSimulator.start();
    token = simulator.servePage().split("#token=", 2)[1];
    evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    evil.createContext(
        "/",
        exchange -> {
          byte[] body =
              "<!doctype html><title>Evil</title><iframe name=frame></iframe>"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    evil.start();
    // As a resolver answers that belongs to the site, or is made to by it (DNS rebinding).
    page = new SimulatorPage("--host-resolver-rules=MAP evil.example 127.0.0.1");
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      page.close();
      evil.stop(0);
      simulator.close();
    }
  }

  @BeforeEach
  void reset() {
    simulator.reset();
    page.browser.get("http://evil.example:" + evil.getAddress().getPort() + "/");
  }

  /** Returns the status and the body that a script gets, or why it gets none. */
  private static String fetch(String url, String options) {
    return (String)
        page.browser.executeAsyncScript(
            """
            const done = arguments[2];
            fetch(arguments[0], JSON.parse(arguments[1]))
              .then(async response => done(`${response.status} ${await response.text()}`))
              .catch(error => done(`refused: ${error}`));
            """,
            url,
            options.replace('\'', '"').replace("TOKEN", token));
  }

  private static void assertNothingWasAdded() {
    // The response of this request comes after the effects of those before.
    page.browser.get(simulator.url() + "/");
    assertThat(fetch(STATE, "{'headers':{'Authorization':'Bearer TOKEN'}}"))
        .startsWith("200 ")
        .contains("\"customers\":{\"offset\":0,\"total\":1,");
  }

  @Test
  void thePageItselfMayDoIt() {
    page.browser.get(simulator.url() + "/");

    assertThat(
            fetch(
                ADD,
                "{'method':'POST','body':'{\\\"name\\\":\\\"Good\\\"}','headers':{'Authorization':'Bearer"
                    + " TOKEN'}}"))
        .startsWith("200 {\"id\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{'headers':{'Authorization':'Bearer guessed'}}",
        "{'headers':{'Authorization':'Bearer TOKEN'}}",
        "{'credentials':'include'}",
      })
  void aSiteReadsNothingEvenWithTheToken(String options) {
    assertThat(fetch(simulator.url() + STATE, options)).startsWith("refused: ");
    assertThat(fetch(simulator.url() + "/", options)).startsWith("refused: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'method':'POST','body':'{}'}",
        "{'method':'POST','mode':'no-cors','body':'{}'}",
        "{'method':'POST','mode':'no-cors','body':'{}','headers':{'Authorization':'Bearer TOKEN'}}",
        "{'method':'POST','body':'{}','headers':{'Authorization':'Bearer TOKEN'}}",
        "{'method':'POST','body':'{}','headers':{'Content-Type':'application/json'}}",
      })
  void aSiteChangesNothingEvenWithTheToken(String options) {
    String withName = options.replace("'{}'", "'{\\\"name\\\":\\\"Evil\\\"}'");

    assertThat(fetch(simulator.url() + ADD, withName)).doesNotStartWith("200");

    assertNothingWasAdded();
  }

  @Test
  void aFormOfASiteChangesNothing() {
    page.browser.executeScript(
        """
        const form = Object.assign(document.createElement('form'),
          {method: 'post', enctype: 'text/plain', action: arguments[0], target: 'frame'});
        // The body is {"name":"=Evil"}.
        form.append(Object.assign(document.createElement('input'),
          {name: '{"name":"', value: 'Evil"}'}));
        document.body.append(form);
        form.submit();
        """,
        simulator.url() + ADD);
    page.await(
        driver -> {
          Object frames =
              page.browser.executeScript(
                  "try { return frames[0].document === null } catch (e) { return true }");
          return Boolean.TRUE.equals(frames);
        });

    assertNothingWasAdded();
  }

  @Test
  void aSiteShowsThePageInNoFrame() {
    page.browser.executeScript("frames[0].location = arguments[0]", simulator.servePage());
    page.await(
        driver -> page.consoleErrors().stream().anyMatch(line -> line.contains("frame-ancestors")));
  }

  @Test
  void aNameThatWasPointedHereIsRefusedEvenWithTheToken() {
    String rebound = "http://evil.example:" + simulator.port() + "/";
    page.browser.get(rebound);
    assertThat(page.browser.findElement(By.tagName("body")).getText())
        .contains("The host must be 127.0.0.1 or localhost.");

    // Now the script and the page are of the same origin.
    assertThat(fetch(STATE, "{'headers':{'Authorization':'Bearer TOKEN'}}")).startsWith("403 ");
    assertThat(
            fetch(
                ADD,
                "{'method':'POST','body':'{\\\"name\\\":\\\"Evil\\\"}','headers':{'Authorization':'Bearer"
                    + " TOKEN'}}"))
        .startsWith("403 ");

    assertNothingWasAdded();
  }
}
