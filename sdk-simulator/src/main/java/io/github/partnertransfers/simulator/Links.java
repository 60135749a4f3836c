package io.github.partnertransfers.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The links of an answer: relative, and without the version that the request's path has. */
final class Links {

  private Links() {}

  static String toTransfer(String customerId, String transferId) {
    return "/customers/" + customerId + "/transfers/" + transferId;
  }

  static String toOrder(String customerId, String orderId) {
    return "/customers/" + customerId + "/orders/" + orderId;
  }

  static void add(ObjectNode links, String name, String method, String uri) {
    ObjectNode link = links.putObject(name);
    link.put("uri", uri);
    link.put("method", method);
    link.putArray("headers");
  }
}
