package com.example.page;

import com.example.browser.BrowserPage;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page of a simulator in a headless Chromium. */
final class SimulatorPage extends BrowserPage {

  SimulatorPage(String... arguments) {
    super(arguments);
  }

  void open(String link) {
    // Otherwise a link that differs in its token only would not load the page again.
    browser.get("about:blank");
    browser.get(link);
    awaitText("p", "Live");
  }

  void press(String button) {
    awaitText("button", button).click();
  }

  /** Waits for the transfer in the column of a status. */
  WebElement awaitCard(String status, String transfer) {
    return await(
        By.cssSelector("[data-key='%s'] .card[data-key='%s']".formatted(status, transfer)));
  }

  /** Returns the texts of the visible elements. */
  List<String> texts(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  void select(By place, String text) {
    new Select(await(place)).selectByVisibleText(text);
  }

  /** Waits until an element contains this text. */
  void awaitContent(String selector, String text) {
    await(
        page ->
            page.findElements(By.cssSelector(selector)).stream()
                .anyMatch(element -> element.getText().contains(text)));
  }

  /** Returns the text of the element that has the focus. */
  String focused() {
    return browser.switchTo().activeElement().getText();
  }
}
