package com.example.boot;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A web application on Jetty that lists the transfers of a customer. */
@SpringBootApplication
public class TransfersApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(TransfersApplication.class, arguments);
  }

  @Bean
  TransfersClient client(
      @Value("${partner-center.api-url}") String apiUrl,
      @Value("${partner-center.login-url}") String loginUrl,
      @Value("${partner-center.tenant}") String tenant,
      @Value("${partner-center.client-id}") String clientId,
      @Value("${partner-center.client-secret}") String clientSecret) {
    return TransfersClient.builder()
        .cloud(Cloud.builder().apiUrl(apiUrl).loginUrl(loginUrl).build())
        .credential(TokenProviders.clientSecret(tenant, clientId, clientSecret))
        .build();
  }

  /** Answers {@code GET /customers/{customer}/transfers} with the ids of the transfers. */
  @RestController
  static class TransfersController {
    private final TransfersClient client;

    TransfersController(TransfersClient client) {
      this.client = client;
    }

    @GetMapping("/customers/{customer}/transfers")
    List<String> transfers(@PathVariable("customer") String customer) {
      return client.customer(customer).list().execute().stream().map(TransferEntity::id).toList();
    }
  }
}
