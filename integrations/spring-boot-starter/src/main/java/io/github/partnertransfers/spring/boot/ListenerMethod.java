package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.TransferUpdate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ReflectionUtils;

/** A method annotated with {@link TransferListener}, of a bean. */
record ListenerMethod(
    BeanFactory beans, String beanName, Method method, Set<TransferUpdate.Kind> kinds) {

  ListenerMethod {
    Class<?>[] parameters = method.getParameterTypes();
    if (parameters.length != 1 || parameters[0] != TransferUpdate.class) {
      throw new IllegalStateException(
          "@TransferListener is on "
              + method
              + ", but such a method has one parameter, a TransferUpdate");
    }
  }

  /** Calls the method, on this thread, if it wants updates of this kind. */
  void call(TransferUpdate update) throws Exception {
    if (!kinds.contains(update.kind())) {
      return;
    }
    Object bean = beans.getBean(beanName);
    Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
    ReflectionUtils.makeAccessible(invocable);
    try {
      invocable.invoke(bean, update);
    } catch (InvocationTargetException e) {
      ReflectionUtils.rethrowException(e.getTargetException());
    }
  }
}
