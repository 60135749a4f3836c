package io.github.partnertransfers.tests.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.TransferEntity;
import io.github.partnertransfers.tests.fixtures.CannedService;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** An application that is undeployed, with the SDK in it, leaves no class behind. */
class ClassLoaderLeakTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** What the application does, in its class loader. */
  public static final class Application {
    private Application() {}

    public static void run(OkHttpClient shared) {
      TransfersClient.Builder builder =
          new CannedService()
              .client(shared)
              .credential(
                  request -> {
                    throw new IllegalStateException("no account");
                  });
      try (TransfersClient client = builder.build();
          TransfersClient other = new CannedService().client(shared).build()) {
        assertThat(CannedService.list(client).toFuture())
            .failsWithin(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        assertThat(CannedService.list(other).toFuture().join()).isEmpty();
      }
    }
  }

  /** Loads the SDK and the application, but not the libraries. */
  private static final class ApplicationLoader extends URLClassLoader {
    ApplicationLoader(URL[] classes) {
      super(classes, ClassLoaderLeakTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.github.partnertransfers.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  @Test
  void closedClientsLeaveNoClassBehind() throws Exception {
    OkHttpClient shared = new OkHttpClient(); // It outlives the application.
    WeakReference<ClassLoader> undeployed = runAndUndeploy(shared);

    long end = System.nanoTime() + PATIENCE_NANOS;
    while (undeployed.get() != null && System.nanoTime() - end < 0) {
      System.gc();
    }

    assertThat(undeployed.get()).as("the class loader of the application").isNull();
    assertThat(shared.dispatcher().executorService().isShutdown()).isFalse();
  }

  private static WeakReference<ClassLoader> runAndUndeploy(OkHttpClient shared) throws Exception {
    URL[] classes =
        Stream.of(TransfersClient.class, TransferEntity.class, ClassLoaderLeakTest.class)
            .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (ApplicationLoader loader = new ApplicationLoader(classes)) {
      Class<?> application = loader.loadClass(Application.class.getName());
      assertThat(application).isNotSameAs(Application.class);
      application.getMethod("run", OkHttpClient.class).invoke(null, shared);
      return new WeakReference<>(loader);
    }
  }
}
