package io.github.partnertransfers.simulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link PartnerCenterSimulator} as a parameter, and resets it before each.
 * Registered for a class ({@code @ExtendWith}) or as a static field, one simulator serves all tests
 * of the class, and what {@code @BeforeAll} sets is lost in the first reset; registered as an
 * instance field, each test has one of its own. Tests that run at the same time must not share one.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PartnerCenterSimulatorExtension SIMULATOR = new PartnerCenterSimulatorExtension();
 * }</pre>
 */
public final class PartnerCenterSimulatorExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private final PartnerCenterSimulator.Builder builder;
  private @Nullable PartnerCenterSimulator simulator;
  private String starter = "";

  /** With the simulator of {@link PartnerCenterSimulator#start()}. */
  public PartnerCenterSimulatorExtension() {
    this(PartnerCenterSimulator.builder());
  }

  /** With a simulator of these settings. */
  public PartnerCenterSimulatorExtension(PartnerCenterSimulator.Builder builder) {
    this.builder = builder;
  }

  /**
   * The running simulator.
   *
   * @throws IllegalStateException outside of the tests that it serves
   */
  public PartnerCenterSimulator simulator() {
    if (simulator == null) {
      throw new IllegalStateException("The simulator runs only while its tests do.");
    }
    return simulator;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    startFor(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    startFor(context).reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeFor(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    closeFor(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PartnerCenterSimulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return startFor(context);
  }

  /** Nested classes and single tests find the one that was started around them. */
  private PartnerCenterSimulator startFor(ExtensionContext context) {
    if (simulator == null) {
      simulator = builder.start();
      starter = context.getUniqueId();
    }
    return simulator;
  }

  private void closeFor(ExtensionContext context) {
    if (simulator != null && starter.equals(context.getUniqueId())) {
      simulator.close();
      simulator = null;
    }
  }
}
