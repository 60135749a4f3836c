package io.github.partnertransfers.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Links in responses: relative, and without the version of the request's path. */
final class Links {

  private Links() {}

  static void addToTransfer(ObjectNode entity, Customer customer) {
    String uri = "/customers/" + customer.tenantId() + "/transfers/" + entity.path("id").asText();
    add(entity.putObject("links"), "self", "GET", uri);
  }

  static void addToOrder(ObjectNode order, Customer customer) {
    String uri = "/customers/" + customer.tenantId() + "/orders/" + order.path("id").asText();
    ObjectNode links = order.putObject("links");
    add(links, "self", "GET", uri);
    add(links, "patchOperation", "PATCH", uri);
  }

  private static void add(ObjectNode links, String name, String method, String uri) {
    ObjectNode link = links.putObject(name);
    link.put("uri", uri);
    link.put("method", method);
    link.putArray("headers");
  }
}
