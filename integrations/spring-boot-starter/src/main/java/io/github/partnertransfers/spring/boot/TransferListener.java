package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.TransferUpdate;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks a method of a bean that receives the updates of transfers. It has one parameter, a {@link
 * TransferUpdate}:
 *
 * <pre>{@code
 * @TransferListener(TransferUpdate.Kind.ENDED)
 * void importSubscriptions(TransferUpdate update) { ... }
 * }</pre>
 *
 * <p>{@link TransferWatch} calls it for each update of the customers that it follows. When the
 * listeners have returned, the update is acknowledged. If one throws, the update is delivered again
 * after a delay, to all listeners, until they return; later updates of this customer wait. So with
 * a {@code PositionStore} each update is delivered at least once, also after a crash.
 *
 * <p>The updates of one customer are delivered one after the other, those of different customers
 * concurrently. A listener may block.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface TransferListener {
  /** The kinds of updates to deliver; all by default. */
  TransferUpdate.Kind[] value() default {};
}
