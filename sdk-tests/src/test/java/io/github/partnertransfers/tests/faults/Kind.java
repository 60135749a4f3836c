package io.github.partnertransfers.tests.faults;

import io.github.partnertransfers.TransferCall;
import io.github.partnertransfers.TransfersClient;

/** A read and a write for tests in which it makes no difference which. */
enum Kind {
  READ {
    @Override
    TransferCall<?> call(TransfersClient client) {
      return client.customer(CUSTOMER).get(TRANSFER);
    }
  },

  WRITE {
    @Override
    TransferCall<?> call(TransfersClient client) {
      return client.customer(CUSTOMER).accept(TRANSFER);
    }
  };

  private static final String CUSTOMER = "b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0";
  private static final String TRANSFER = "ac4a9d22-ba07-444e-890f-cfe084eed498";

  abstract TransferCall<?> call(TransfersClient client);
}
