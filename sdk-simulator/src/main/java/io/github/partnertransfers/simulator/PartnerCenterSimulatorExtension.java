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
 * Injects a {@link PartnerCenterSimulator} as a parameter of tests, and resets it before each test.
 *
 * <p>Registered with {@code @ExtendWith} or as a static field, it starts one simulator per test
 * class; the first reset discards what {@code @BeforeAll} configures. Registered as an instance
 * field, it starts one simulator per test. Concurrent tests must not share a simulator.
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
  private String startedBy = "";

  /** Creates an extension that starts simulators with the default settings. */
  public PartnerCenterSimulatorExtension() {
    this(PartnerCenterSimulator.builder());
  }

  /** Creates an extension that starts simulators with the settings of {@code builder}. */
  public PartnerCenterSimulatorExtension(PartnerCenterSimulator.Builder builder) {
    this.builder = builder;
  }

  /**
   * Returns the running simulator.
   *
   * @throws IllegalStateException if no test is running
   */
  public PartnerCenterSimulator simulator() {
    if (simulator == null) {
      throw new IllegalStateException("The simulator runs only during tests.");
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

  /** Nested classes and single tests use the simulator of the enclosing context. */
  private PartnerCenterSimulator startFor(ExtensionContext context) {
    if (simulator == null) {
      simulator = builder.start();
      startedBy = context.getUniqueId();
    }
    return simulator;
  }

  private void closeFor(ExtensionContext context) {
    if (simulator != null && startedBy.equals(context.getUniqueId())) {
      simulator.close();
      simulator = null;
    }
  }
}
