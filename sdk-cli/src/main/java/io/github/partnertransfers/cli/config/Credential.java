package io.github.partnertransfers.cli.config;

import io.github.partnertransfers.TokenProvider;

/**
 * The login that the settings choose.
 *
 * @param description what it is, such as "the secret of an application"; without any secret
 */
public record Credential(TokenProvider provider, String description) {}
