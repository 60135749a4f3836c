package io.github.partnertransfers;

import java.util.Collections;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Returns a canned response, so that all code of a call runs once without the service. */
final class WarmUp implements Interceptor {
  static final String CUSTOMER_ID = "00000000-0000-0000-0000-000000000000";

  /** A transfer with a value of each JSON kind. */
  private static final String TRANSFER =
      "{\"id\":\"\",\"createdTime\":\"2020-01-01T00:00:00.1Z\",\"status\":\"Active\",\"transferType\":5,"
          + "\"lineItems\":[{\"id\":0,\"status\":\"?\",\"billingCycle\":\"monthly\",\"addonItems\":[]}],"
          + "\"links\":{\"self\":{\"headers\":[]}},\"attributes\":{},\"\":null}";

  /** Enough for the JIT to compile the code that reads them. */
  private static final int TRANSFERS = 100;

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(
            ResponseBody.create(
                Collections.nCopies(TRANSFERS, TRANSFER).toString(),
                MediaType.get("application/json")))
        .build();
  }
}
