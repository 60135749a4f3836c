package com.example.browser;

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

/** A page in a headless Chromium, which starts with this object. */
public class BrowserPage implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  public final ChromeDriver browser;

  /** Starts Chromium with further arguments of its command line. */
  protected BrowserPage(String... arguments) {
    ChromeDriverService driver =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow())
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow());
    // Without its sandbox, because containers often run everything as root.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments(arguments);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    browser = new ChromeDriver(driver, options);
  }

  /**
   * Returns whether there is a browser with its driver; CHROMIUM_REQUIRED says that there must be.
   */
  public static boolean isChromiumInstalled() {
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

  /** Waits for an element that is visible. */
  public WebElement await(By place) {
    return await(
        page ->
            page.findElements(place).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  /** Waits until the condition returns neither null nor false. */
  public <T> T await(Function<WebDriver, T> condition) {
    return new WebDriverWait(browser, TIMEOUT, Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .until(condition);
  }

  /** Waits for the first visible element with exactly this text. */
  public WebElement awaitText(String element, String text) {
    return await(By.xpath("//%s[normalize-space()=\"%s\"]".formatted(element, text)));
  }

  public void awaitGone(By place) {
    await(page -> page.findElements(place).stream().noneMatch(WebElement::isDisplayed));
  }

  public void type(String field, String text) {
    await(By.name(field)).sendKeys(text);
  }

  /** Takes the errors from the console. */
  public List<String> consoleErrors() {
    return browser.manage().logs().get("browser").getAll().stream().map(String::valueOf).toList();
  }

  /** Returns the rules of axe-core that the page violates. */
  public List<String> accessibilityViolations(String colorScheme) {
    setColorScheme(colorScheme);
    return new AxeBuilder().analyze(browser).getViolations().stream().map(Rule::toString).toList();
  }

  private void setColorScheme(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Sets the size of the page, until {@link #resetSize()}. */
  public void setSize(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  public void resetSize() {
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** Takes pictures in several widths for people to look at, with -Dscreenshots=folder. */
  public void screenshots(String name) {
    if (System.getProperty("screenshots") == null) {
      return;
    }
    for (int width : List.of(360, 1600)) {
      for (String scheme : List.of("light", "dark")) {
        setColorScheme(scheme);
        setSize(width, 1000);
        Path file =
            Path.of(System.getProperty("screenshots"), name + "-" + width + "-" + scheme + ".png");
        try {
          Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    resetSize();
  }

  @Override
  public void close() {
    browser.quit();
  }
}
