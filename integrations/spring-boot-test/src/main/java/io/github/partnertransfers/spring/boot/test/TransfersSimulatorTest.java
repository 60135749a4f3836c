package io.github.partnertransfers.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A {@link SpringBootTest} against a {@link
 * io.github.partnertransfers.simulator.PartnerCenterSimulator}, which can be injected. The
 * simulator is reset before each test; tests that share an application context share it.
 *
 * <pre>{@code
 * @TransfersSimulatorTest
 * class ImportTest {
 *   @Autowired PartnerCenterSimulator simulator;
 *   ...
 * }
 * }</pre>
 *
 * <p>With another test annotation, such as one for a slice of the application, import {@link
 * SimulatorConfiguration} in place of this.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest
@Import(SimulatorConfiguration.class)
@TestExecutionListeners(
    listeners = SimulatorResetListener.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface TransfersSimulatorTest {
  /** Properties of the application, as {@code name=value}. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
  String[] value() default {};

  /** The classes of the application; by default those that {@link SpringBootTest} finds. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
  Class<?>[] classes() default {};

  /** Whether a web server is started, and on which port; a mocked one by default. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
  SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;
}
