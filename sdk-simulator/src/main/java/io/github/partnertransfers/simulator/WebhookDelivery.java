package io.github.partnertransfers.simulator;

import java.util.List;

/**
 * An event that the simulator sends to a registered URL.
 *
 * @param partnerTenantId the partner who registered the URL
 * @param json the body of the request
 * @param results the result of each attempt until now: a status such as {@code 200}, or an
 *     exception
 * @param isDelivered whether an attempt was answered with a status of 2xx; otherwise there is
 *     another attempt, until the tenth
 */
public record WebhookDelivery(
    String partnerTenantId, String url, String json, List<String> results, boolean isDelivered) {}
