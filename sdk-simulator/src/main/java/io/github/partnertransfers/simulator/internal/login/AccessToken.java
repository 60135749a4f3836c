package io.github.partnertransfers.simulator.internal.login;

import io.github.partnertransfers.simulator.internal.service.Partner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issued access token.
 *
 * @param user the login of the user, or null for a token of the application alone
 */
record AccessToken(
    Partner partner,
    Resource resource,
    ClientAuthentication client,
    @Nullable UserSession user,
    Instant issued,
    Instant expiry) {}
