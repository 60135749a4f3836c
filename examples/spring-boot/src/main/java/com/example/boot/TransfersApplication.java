package com.example.boot;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.rx.TransferUpdate;
import io.github.partnertransfers.spring.boot.TransferListener;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A web application on Jetty that lists the transfers of a customer and counts those that ended. */
@SpringBootApplication
@RestController
public class TransfersApplication {
  private final TransfersClient client;
  private final JdbcTemplate database;

  TransfersApplication(TransfersClient client, JdbcTemplate database) {
    this.client = client;
    this.database = database;
    database.execute("CREATE TABLE IF NOT EXISTS ended (transfer_id VARCHAR(36) PRIMARY KEY)");
  }

  public static void main(String[] arguments) {
    SpringApplication.run(TransfersApplication.class, arguments);
  }

  /** In one transaction with the position of the update. */
  @TransferListener(TransferUpdate.Kind.ENDED)
  void count(TransferUpdate update) {
    database.update("INSERT INTO ended VALUES (?)", update.transferId());
  }

  /** Answers with the ids of the transfers. */
  @GetMapping("/customers/{customer}/transfers")
  List<String> transfers(@PathVariable("customer") String customer) {
    return client.customer(customer).list().execute().stream().map(TransferEntity::id).toList();
  }

  /** Answers with the ids of the transfers that ended. */
  @GetMapping("/ended")
  List<String> ended() {
    return database.queryForList("SELECT transfer_id FROM ended", String.class);
  }
}
