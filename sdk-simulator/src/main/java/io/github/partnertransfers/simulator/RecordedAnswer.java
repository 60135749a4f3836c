package io.github.partnertransfers.simulator;

import java.util.List;
import java.util.Map;

/**
 * A response that the simulator sent.
 *
 * @param status the status, or 0 if a fault closed the connection before the response was complete
 * @param headers the headers, without those that the server adds to every response
 * @param body the body as text, which can start with a byte order mark; empty if there is none
 */
public record RecordedAnswer(int status, Map<String, List<String>> headers, String body) {}
