package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a desk in a headless Chromium. */
final class DeskPage implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  final ChromeDriver browser;

  private DeskPage(ChromeDriver browser) {
    this.browser = browser;
  }

  /**
   * Returns whether there is a browser with its driver; CHROMIUM_REQUIRED says that there must be.
   */
  static boolean isChromiumInstalled() {
    return chromium().isPresent() && program("chromedriver").isPresent()
        || Boolean.parseBoolean(System.getenv("CHROMIUM_REQUIRED"));
  }

  private static Optional<File> chromium() {
    return program("chromium").or(() -> program("google-chrome"));
  }

  private static Optional<File> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  static DeskPage start() {
    ChromeDriverService driver =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow())
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow());
    // Without its sandbox, because containers often run everything as root.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    return new DeskPage(new ChromeDriver(driver, options));
  }

  void open(int port) {
    browser.get("http://localhost:" + port + "/");
    await(By.xpath("//*[@id='connection'][text()='Live']"));
  }

  WebElement await(By place) {
    return await(
        page ->
            page.findElements(place).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  private <T> T await(Function<WebDriver, T> condition) {
    return new WebDriverWait(browser, TIMEOUT, Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .until(condition);
  }

  /** Returns the first visible element with exactly this text. */
  WebElement awaitText(String element, String text) {
    return await(By.xpath("//%s[normalize-space()=\"%s\"]".formatted(element, text)));
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

  void type(String field, String text) {
    await(By.name(field)).sendKeys(text);
  }

  void awaitGone(By place) {
    await(page -> page.findElements(place).stream().noneMatch(WebElement::isDisplayed));
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

  List<String> consoleErrors() {
    return browser.manage().logs().get("browser").getAll().stream().map(String::valueOf).toList();
  }

  void checkAccessibility(String colorScheme) {
    setColorScheme(colorScheme);
    assertThat(new AxeBuilder().analyze(browser).getViolations())
        .extracting(Rule::toString)
        .isEmpty();
  }

  private void setColorScheme(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Takes pictures in several widths for people to look at, with -Dscreenshots=folder. */
  void screenshots(String name) {
    if (System.getProperty("screenshots") == null) {
      return;
    }
    for (int width : List.of(360, 1600)) {
      for (String scheme : List.of("light", "dark")) {
        setColorScheme(scheme);
        browser.executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        Path file =
            Path.of(System.getProperty("screenshots"), name + "-" + width + "-" + scheme + ".png");
        try {
          Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Override
  public void close() {
    browser.quit();
  }
}
