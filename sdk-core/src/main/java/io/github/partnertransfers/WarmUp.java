package io.github.partnertransfers;

import io.github.partnertransfers.api.TransfersApi;
import io.github.partnertransfers.model.TransferEntity;
import java.util.Collections;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers a call in place of the service, so that all code that a call needs runs once. */
final class WarmUp implements Interceptor {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** Something of each kind that a list of transfers can have. */
  private static final String ANSWER =
      "[{\"id\":\"\",\"createdTime\":\"2020-01-01T00:00:00.1Z\",\"status\":\"Active\","
          + "\"transferType\":5,\"lineItems\":[{\"id\":0,\"status\":\"?\",\"addonItems\":[],"
          + "\"transferError\":null}],\"attributes\":{\"objectType\":\"Transfer\"},\"\":0}]";

  /** The call; it goes to the API given here, whatever the client's own one is. */
  static Operation<List<TransferEntity>> operation(TransfersApi api) {
    return Operation.read(
        "warmUp",
        Collections.<TransferEntity>emptyList(),
        (clientsOwn, headers) -> api.listTransfers(NOBODY, headers));
  }

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(ANSWER, MediaType.get("application/json")))
        .build();
  }
}
