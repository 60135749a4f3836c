package io.github.partnertransfers.spring.boot.test;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.simulator.PartnerCenterSimulator;
import io.github.partnertransfers.simulator.SimulatedPartner;
import io.github.partnertransfers.spring.boot.TransfersConnectionDetails;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Starts a {@link PartnerCenterSimulator} with the application, in the same process, and points the
 * application's client at it, in place of the properties. The application is the source partner:
 * the one that has the subscriptions.
 *
 * <p>To run an application by hand against the simulator, with a {@code main} method among the
 * tests:
 *
 * <pre>{@code
 * SpringApplication.from(Application::main).with(SimulatorConfiguration.class).run(arguments);
 * }</pre>
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(SimulatorWebhookConfiguration.class)
public class SimulatorConfiguration {
  /** Creates the configuration; for Spring. */
  public SimulatorConfiguration() {}

  /** Replace it by a bean of this type for another port, clock or seed. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  PartnerCenterSimulator partnerCenterSimulator() {
    return PartnerCenterSimulator.start();
  }

  @Bean
  @ConditionalOnMissingBean
  TransfersConnectionDetails simulatorConnectionDetails(PartnerCenterSimulator simulator) {
    return new SimulatorConnectionDetails(simulator);
  }

  private record SimulatorConnectionDetails(PartnerCenterSimulator simulator)
      implements TransfersConnectionDetails {
    @Override
    public Cloud cloud() {
      return Cloud.builder().apiUrl(simulator.url()).loginUrl(simulator.loginUrl()).build();
    }

    @Override
    public TokenProvider credential() {
      SimulatedPartner partner = simulator.sourcePartner();
      return TokenProviders.clientSecret(
          partner.tenantId(), partner.clientId(), partner.clientSecret());
    }
  }
}
