package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.rx.TransferUpdate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the methods annotated with {@link TransferListener} and calls them. */
final class ListenerMethods implements SmartInitializingSingleton {
  private final ConfigurableListableBeanFactory beans;
  private final List<ListenerMethod> methods = new ArrayList<>();

  ListenerMethods(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Looks at the types of all beans, so that it creates none. */
  @Override
  public void afterSingletonsInstantiated() {
    for (String name : beans.getBeanNamesForType(Object.class)) {
      if (!ScopedProxyUtils.isScopedTarget(name)) {
        addMethodsOf(name);
      }
    }
  }

  private void addMethodsOf(String beanName) {
    Class<?> type = AutoProxyUtils.determineTargetClass(beans, beanName);
    if (type == null || !AnnotationUtils.isCandidateClass(type, TransferListener.class)) {
      return;
    }
    MethodIntrospector.selectMethods(
            type,
            (MethodIntrospector.MetadataLookup<TransferListener>)
                method ->
                    AnnotatedElementUtils.findMergedAnnotation(method, TransferListener.class))
        .forEach(
            (method, listener) ->
                methods.add(new ListenerMethod(beans, beanName, method, kinds(listener))));
  }

  private static Set<TransferUpdate.Kind> kinds(TransferListener listener) {
    return listener.value().length == 0
        ? EnumSet.allOf(TransferUpdate.Kind.class)
        : EnumSet.copyOf(List.of(listener.value()));
  }

  boolean isEmpty() {
    return methods.isEmpty();
  }

  /** Calls the listeners one after the other, up to the first that throws. */
  void call(TransferUpdate update) throws Exception {
    for (ListenerMethod method : methods) {
      method.call(update);
    }
  }
}
