package io.github.partnertransfers.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.partnertransfers.webhooks.WebhookReceiver;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.reactive.function.server.RouterFunction;

/** The endpoint for events is there when the application asks for it, in both kinds of servers. */
class TransferWebhookTest {
  private static final AutoConfigurations CONFIGURATIONS =
      AutoConfigurations.of(
          TransfersAutoConfiguration.class,
          TransferWatchAutoConfiguration.class,
          TransferWebhookAutoConfiguration.class);
  private static final String[] CLIENT = {
    "partner-center.transfers.tenant-id=contoso.example",
    "partner-center.transfers.client-id=app",
    "partner-center.transfers.client-secret=secret"
  };
  private static final String[] PATH = {
    "partner-center.transfers.webhook.path=/events",
    "partner-center.transfers.webhook.certificate-hosts=certificates.example.com"
  };

  private final WebApplicationContextRunner mvc =
      new WebApplicationContextRunner()
          .withConfiguration(CONFIGURATIONS)
          .withPropertyValues(CLIENT);

  @Test
  void refusesWhatIsNotSignedInSpringMvc() {
    mvc.withPropertyValues(PATH)
        .run(
            context ->
                MockMvcBuilders.routerFunctions(
                        context.getBean(
                            org.springframework.web.servlet.function.RouterFunction.class))
                    .build()
                    .perform(post("/events").content("{}"))
                    .andExpect(status().isUnauthorized()));
  }

  @Test
  void refusesWhatIsNotSignedInSpringWebFlux() {
    new ReactiveWebApplicationContextRunner()
        .withConfiguration(CONFIGURATIONS)
        .withPropertyValues(CLIENT)
        .withPropertyValues(PATH)
        .run(
            context ->
                WebTestClient.bindToRouterFunction(context.getBean(RouterFunction.class))
                    .build()
                    .post()
                    .uri("/events")
                    .bodyValue("{}")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized());
  }

  @Test
  void isNotThereWithoutAPathAWebServerOrTheArtifact() {
    mvc.run(context -> assertThat(context).doesNotHaveBean(WebhookReceiver.class));
    mvc.withPropertyValues(PATH)
        .withClassLoader(new FilteredClassLoader(WebhookReceiver.class))
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean("transferWebhook");
            });
    new ApplicationContextRunner()
        .withConfiguration(CONFIGURATIONS)
        .withPropertyValues(CLIENT)
        .withPropertyValues(PATH)
        .run(context -> assertThat(context).doesNotHaveBean(WebhookReceiver.class));
  }

  @Test
  void namesWhatIsWrong() {
    mvc.withPropertyValues(
            "partner-center.transfers.webhook.path=events",
            "partner-center.transfers.webhook.certificate-hosts=https://example.com/",
            "partner-center.transfers.webhook.replay-window=0s")
        .run(
            context ->
                assertThat(
                        new TransfersConfigurationFailureAnalyzer()
                            .analyze(context.getStartupFailure())
                            .getDescription())
                    .contains(
                        "webhook.path must start with a slash, but is events",
                        "webhook.certificate-hosts is refused",
                        "webhook.replay-window is refused"));
  }

  @Test
  void requiresTheHostsOfCertificates() {
    mvc.withPropertyValues(PATH[0])
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining(
                        "webhook is refused: certificateHosts must list the hosts"));
  }

  @Test
  void customizersHaveTheLastWord() {
    AtomicInteger customized = new AtomicInteger();
    mvc.withPropertyValues(PATH)
        .withBean(
            WebhookReceiverCustomizer.class,
            () ->
                builder -> {
                  customized.incrementAndGet();
                  builder.maxBodyBytes(1234);
                })
        .run(
            context -> {
              assertThat(customized.get()).isEqualTo(1);
              assertThat(context.getBean(WebhookReceiver.class).maxBodyBytes()).isEqualTo(1234);
            });
  }
}
