/**
 * The client for the subscription-transfer endpoints of the Microsoft Partner Center REST API.
 *
 * <p>Start with {@link io.github.partnertransfers.TransfersClient}.
 */
@NullMarked
package io.github.partnertransfers;

import org.jspecify.annotations.NullMarked;
