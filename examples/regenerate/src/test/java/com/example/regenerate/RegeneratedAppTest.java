package com.example.regenerate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.example.transfers.model.TransferEntity;
import com.example.transfers.model.TransferStatus;
import org.junit.jupiter.api.Test;

class RegeneratedAppTest {
  @Test
  void ownModelReadsAPropertyOfAPreview() {
    String response = "{\"id\":\"1\",\"status\":\"OnHold\",\"previewRegion\":\"eu\"}";

    TransferEntity transfer =
        RegeneratedApp.own(io.github.partnertransfers.model.TransferEntity.fromJson(response));

    assertEquals(TransferStatus.ON_HOLD, transfer.status());
    assertEquals("eu", transfer.previewRegion());
    assertEquals(response, transfer.toJson());
  }

  @Test
  void ownModelReadsATransferWithoutThePreview() {
    assertNull(TransferEntity.fromJson("{\"id\":\"1\"}").previewRegion());
  }
}
