package io.github.partnertransfers.spring.boot.test;

import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Resets the simulator before each test. */
final class SimulatorResetListener extends AbstractTestExecutionListener {
  @Override
  public void beforeTestMethod(TestContext context) {
    context.getApplicationContext().getBean(PartnerCenterSimulator.class).reset();
  }
}
