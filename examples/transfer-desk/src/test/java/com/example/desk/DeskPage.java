package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.browser.BrowserPage;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of a desk in a headless Chromium. */
final class DeskPage extends BrowserPage {

  void open(int port) {
    browser.get("http://localhost:" + port + "/");
    await(By.xpath("//*[@id='connection'][text()='Live']"));
  }

  /** Presses a button in the card of a customer. */
  void press(String customer, String button) {
    await(
            By.xpath(
                "//article[h2[text()=\"%s\"]]//button[text()=\"%s\"]".formatted(customer, button)))
        .click();
  }

  /** Presses a button that asks for a confirmation, and confirms. */
  void pressAndConfirm(String customer, String button) {
    press(customer, button);
    browser.switchTo().alert().accept();
  }

  /** Returns the visible buttons of a transfer. */
  List<String> buttonsOf(String transfer) {
    return browser.findElements(By.cssSelector("#transfer-" + transfer + " button")).stream()
        .map(WebElement::getText)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Takes what the browser reports when the desk answers with a problem from the console. */
  void expectConsoleError(String status) {
    assertThat(consoleErrors()).isNotEmpty().allMatch(line -> line.contains(status));
  }

  void checkAccessibility(String colorScheme) {
    assertThat(accessibilityViolations(colorScheme)).isEmpty();
  }
}
