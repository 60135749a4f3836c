package io.github.partnertransfers.simulator.internal.http;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.function.UnaryOperator;

/**
 * A fault as the dispatcher applies it.
 *
 * @param afterEffect whether the operation runs first; otherwise the fault replaces it
 * @param change changes the response of the operation
 */
public record InjectedFault(boolean afterEffect, UnaryOperator<ResponseDefinition> change) {}
