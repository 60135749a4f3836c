package io.github.partnertransfers.rx;

import io.github.partnertransfers.model.LineItemStatus;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.model.TransferLineItem;
import io.github.partnertransfers.model.TransferStatus;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 10,000 open transfers of 500 customers, with three line items each. A transfer's version counts
 * its changes; its modification time contains it.
 */
final class Fleet {
  static final int CUSTOMERS = 500;
  static final int TRANSFERS = 10_000;

  private static final int LINE_ITEMS = 3;
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final Random random = new Random(4);
  private final int[] versions = new int[TRANSFERS];

  static String customer(int number) {
    return String.format("c0000000-0000-0000-0000-%012d", number);
  }

  static List<String> customers() {
    return IntStream.range(0, CUSTOMERS).mapToObj(Fleet::customer).collect(Collectors.toList());
  }

  static String customerOf(int transfer) {
    return customer(transfer % CUSTOMERS);
  }

  static String transferId(int number) {
    return String.format("a0000000-0000-0000-0000-%012d", number);
  }

  static int number(String transferId) {
    return Integer.parseInt(transferId.substring(transferId.lastIndexOf('-') + 1));
  }

  static int version(TransferEntity transfer) {
    Instant modified = transfer.lastModifiedTime();
    return modified == null ? 0 : (int) (modified.getEpochSecond() - START.getEpochSecond());
  }

  /** Passes all transfers to the store. */
  void show(Consumer<TransferEntity> service) {
    for (int i = 0; i < TRANSFERS; i++) {
      service.accept(transfer(i));
    }
  }

  /** Changes a random transfer and passes it to the store. Returns its number. */
  int change(Consumer<TransferEntity> service) {
    int number = random.nextInt(TRANSFERS);
    versions[number]++;
    service.accept(transfer(number));
    return number;
  }

  private TransferEntity transfer(int number) {
    return TransferEntity.builder()
        .id(transferId(number))
        .status(TransferStatus.IN_PROGRESS)
        .customerTenantId(customerOf(number))
        .sourcePartnerName("Fabrikam")
        .targetPartnerName("Northwind Traders")
        .createdTime(START)
        .lastModifiedTime(START.plusSeconds(versions[number]))
        .lineItems(
            IntStream.range(0, LINE_ITEMS)
                .mapToObj(i -> lineItem(number, i, versions[number] > i))
                .collect(Collectors.toList()))
        .build();
  }

  private static TransferLineItem lineItem(int transfer, int number, boolean isComplete) {
    LineItemStatus status = isComplete ? LineItemStatus.COMPLETE : LineItemStatus.IN_PROGRESS;
    return TransferLineItem.builder()
        .id(0)
        .subscriptionId(String.format("b0000000-0000-0000-000%d-%012d", number, transfer))
        .friendlyName("Office 365 E1")
        .quantity(25)
        .status(status)
        .build();
  }
}
