package io.github.partnertransfers;

/**
 * Carries context that is bound to a thread (a trace, a logging context, a security context) from
 * the thread that executes a call to the other threads that work for it. For a logging context:
 *
 * <pre>{@code
 * TransfersClient.builder().contextPropagation(call -> {
 *   Map<String, String> captured = MDC.getCopyOfContextMap();
 *   return code -> {
 *     Map<String, String> previous = MDC.getCopyOfContextMap();
 *     MDC.setContextMap(captured);
 *     try {
 *       code.run();
 *     } finally {
 *       MDC.setContextMap(previous);
 *     }
 *   };
 * })
 * }</pre>
 */
@FunctionalInterface
public interface ContextPropagation {
  /**
   * Captures the context of this thread. Called when an execution of a call starts, after {@link
   * CallListener#callStarted} and on the same thread: the one that calls {@code execute}, {@code
   * enqueue} or {@code toFuture}, or that subscribes to a Single. Not called for a {@linkplain
   * CallOptions#detached detached} call, such as a poll of a watch. Must be thread-safe and return
   * quickly. If it throws, the call has no context.
   */
  CallContext capture(CallInfo call);
}
