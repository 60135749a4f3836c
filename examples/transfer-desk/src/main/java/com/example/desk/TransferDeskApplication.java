package com.example.desk;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A partner's customers and their transfers, on a page that shows changes as they happen. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TransferDeskApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(TransferDeskApplication.class, arguments);
  }

  /** The partner's tenant, the names of partners by tenant id, and the host names of the page. */
  @ConfigurationProperties("transfer-desk")
  record Settings(UUID tenantId, @DefaultValue Map<UUID, String> partners, Set<String> hosts) {}
}
