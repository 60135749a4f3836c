package com.example.desk;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.github.partnertransfers.rx.TransferUpdate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The customers, and each update of their transfers. */
@Repository
class DeskStore {
  record Customer(String tenantId, String name) {}

  /** An update as the page gets it, with the transfer in the service's JSON. */
  record Update(
      long id,
      String customerId,
      String kind,
      OffsetDateTime seenAt,
      @JsonRawValue String transfer) {}

  private final JdbcTemplate database;

  DeskStore(JdbcTemplate database) {
    this.database = database;
  }

  List<Customer> customers() {
    return database.query(
        "SELECT * FROM customer ORDER BY name", new DataClassRowMapper<>(Customer.class));
  }

  /** Adds a customer, or renames it. */
  void add(Customer customer) {
    String rename = "UPDATE customer SET name = ? WHERE tenant_id = LOWER(?)";
    if (database.update(rename, customer.name(), customer.tenantId()) == 0) {
      String insert = "INSERT INTO customer VALUES (LOWER(?), ?)";
      database.update(insert, customer.tenantId(), customer.name());
    }
  }

  /** Removes a customer. Its updates stay, for when it is added again. */
  void remove(String customerId) {
    database.update("DELETE FROM customer WHERE tenant_id = LOWER(?)", customerId);
  }

  Update add(TransferUpdate update) {
    String insert = "INSERT INTO transfer_update (customer_id, kind, transfer) VALUES (?, ?, ?)";
    String customerId = update.customerId();
    database.update(insert, customerId, update.kind().name(), update.transfer().toJson());
    // It is the newest: the updates of a customer come one after the other.
    return select("id = (SELECT MAX(id) FROM transfer_update WHERE customer_id = ?)", customerId)
        .get(0);
  }

  /** Returns the updates of a customer, the oldest first. */
  List<Update> updates(String customerId) {
    return select("customer_id = LOWER(?)", customerId);
  }

  private List<Update> select(String condition, String customerId) {
    String query = "SELECT * FROM transfer_update WHERE " + condition + " ORDER BY id";
    return database.query(query, new DataClassRowMapper<>(Update.class), customerId);
  }
}
