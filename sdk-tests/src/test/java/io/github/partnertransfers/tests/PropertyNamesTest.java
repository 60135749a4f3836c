package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.cli.input.PropertyNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The command line knows the names of all properties that a file can set. */
class PropertyNamesTest {
  @Test
  void createRequestHasTheNamesOfBothGenerations() {
    PropertyNames names = PropertyNames.ofCreateRequest();

    assertSame(names.names(), "LegacyTransferRequest", "NewCommerceTransferRequest");
    assertSame(names.itemNames(), "LegacyTransferRequestLineItem");
  }

  @Test
  void transferHasTheNamesOfItsSchema() {
    PropertyNames names = PropertyNames.ofTransfer();

    assertSame(names.names(), "TransferEntity");
    assertSame(names.itemNames(), "TransferLineItem");
  }

  private static void assertSame(List<String> names, String... schemas) {
    Set<String> documented = new TreeSet<>();
    for (String schema : schemas) {
      documented.addAll(Specification.schemas().get(schema).getAsJsonObject("properties").keySet());
    }

    assertThat(names)
        .as("names in PropertyNames of sdk-cli, which must be those of %s", List.of(schemas))
        .containsExactlyInAnyOrderElementsOf(documented);
  }
}
