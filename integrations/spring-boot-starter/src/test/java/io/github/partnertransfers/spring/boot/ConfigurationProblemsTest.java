package io.github.partnertransfers.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** A wrong configuration fails at the start, with a sentence for each property. */
class ConfigurationProblemsTest {
  private static final String SECRET = "s3cr3t-value";

  private final ApplicationContextRunner empty =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  TransfersAutoConfiguration.class, TransferWatchAutoConfiguration.class));
  private final ApplicationContextRunner complete =
      empty.withPropertyValues(
          "partner-center.transfers.tenant-id=contoso.example",
          "partner-center.transfers.client-id=app",
          "partner-center.transfers.client-secret=" + SECRET);

  private static FailureAnalysis analyze(Throwable failure) {
    FailureAnalysis analysis = new TransfersConfigurationFailureAnalyzer().analyze(failure);
    assertThat(analysis).as("analysis of %s", failure).isNotNull();
    return analysis;
  }

  @Test
  void namesAllThatIsMissing() {
    empty.run(
        context ->
            assertThat(analyze(context.getStartupFailure()).getDescription().lines())
                .containsExactly(
                    "The client of Partner Center can't be configured:",
                    "  - partner-center.transfers.tenant-id is not set",
                    "  - partner-center.transfers.client-id is not set",
                    "  - partner-center.transfers.client-secret, certificate.pem,"
                        + " certificate.pkcs12 or assertion-file is not set"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tenant-id=not a tenant|tenant-id is refused: tenantId must be a GUID or a domain
          api-url=http://example.com|api-url is refused: apiUrl
          login-url=nonsense|login-url is refused: loginUrl
          deadline=0s|deadline is refused: deadline must be positive
          attempt-timeout=-1s|attempt-timeout is refused: attemptTimeout must be positive
          max-attempts=0|max-attempts is refused: maxAttempts
          max-concurrent-requests=0|max-concurrent-requests is refused
          certificate.pem=/missing.pem|client-secret, certificate.pem are set, but only one
          watch.customers=nobody|watch.customers is refused
          watch.requests-per-second=0|watch is refused: requestsPerSecond must be above 0
          watch.min-interval=1h|watch is refused
          watch.max-interval-with-nudges=1s|watch is refused: maxInterval must not be longer than maxIntervalWithNudges
          watch.listener-threads=0|watch.listener-threads must be positive, but is 0
          watch.redelivery-delay=-1s|watch.redelivery-delay must be positive, but is PT-1S
          watch.max-redelivery-delay=1ms|watch.max-redelivery-delay must be at least
          watch.transactional=true|watch.transactional is true, which requires
          """)
  void namesThePropertyAndTheRule(String property, String problem) {
    complete
        .withPropertyValues("partner-center.transfers." + property)
        .run(
            context -> {
              FailureAnalysis analysis = analyze(context.getStartupFailure());
              assertThat(analysis.getDescription())
                  .contains("partner-center.transfers." + problem)
                  .doesNotContain(SECRET);
            });
  }

  @Test
  void namesAFileThatIsNoCertificate() {
    empty
        .withPropertyValues(
            "partner-center.transfers.tenant-id=contoso.example",
            "partner-center.transfers.client-id=app",
            "partner-center.transfers.certificate.pkcs12=/missing.pfx",
            "partner-center.transfers.certificate.password=" + SECRET)
        .run(
            context ->
                assertThat(analyze(context.getStartupFailure()).getDescription())
                    .contains("certificate.pkcs12 is refused: ", "/missing.pfx")
                    .doesNotContain(SECRET));
  }

  @Test
  void isAnalyzedByWhatSpringBootFinds() {
    empty.run(
        context ->
            assertThat(analyzers())
                .anySatisfy(
                    analyzer ->
                        assertThat(analyzer.analyze(context.getStartupFailure()))
                            .isNotNull()
                            .extracting(FailureAnalysis::getAction)
                            .asString()
                            .contains("@TransfersSimulatorTest")));
  }

  /** Those without a constructor that needs the application. */
  private static List<FailureAnalyzer> analyzers() {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(
            FailureAnalyzer.class,
            SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {}));
  }

  @Test
  void keepsSecretsOutOfTexts() {
    complete
        .withPropertyValues("partner-center.transfers.certificate.password=" + SECRET)
        .run(
            context ->
                assertThat(context.getBean(TransfersProperties.class).toString())
                    .contains("contoso.example")
                    .doesNotContain(SECRET));
  }
}
