package io.github.partnertransfers.tests.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.Model;
import io.github.partnertransfers.rx.RxTransfers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The published modules work from Android's API level 21 on with core-library desugaring, but for
 * what is listed here. (That they work from API level 26 on without, their own builds check.)
 */
class AndroidApiTest {
  @Test
  void modelsNeedNothingNewer() throws Exception {
    assertThat(lackedByModuleOf(Model.class)).isEmpty();
  }

  /** {@code TransferCall.toFuture} says in its Javadoc that it needs API level 24. */
  @Test
  void clientNeedsAFutureForToFutureOnly() throws Exception {
    assertThat(lackedByModuleOf(TransfersClient.class))
        .containsExactlyInAnyOrder(
            "CallFuture -> boolean java.util.concurrent.CompletableFuture.cancel(boolean)",
            "CallFuture -> void java.util.concurrent.CompletableFuture.<init>()",
            "TransferCall -> java.util.concurrent.CompletableFuture");
  }

  @Test
  void streamsNeedNothingNewer() throws Exception {
    assertThat(lackedByModuleOf(RxTransfers.class)).isEmpty();
  }

  @Test
  void whatIsNewerIsFound() throws Exception {
    assertThat(AndroidApi.lackedOnLevel21(classFileOf(Newer.class)))
        .containsExactlyInAnyOrder(
            "AndroidApiTest$Newer -> ProcessHandle",
            "AndroidApiTest$Newer -> ProcessHandle ProcessHandle.current()",
            "AndroidApiTest$Newer -> java.util.concurrent.CompletableFuture",
            "AndroidApiTest$Newer -> java.util.concurrent.CompletableFuture"
                + " java.util.concurrent.CompletableFuture.completedFuture(Object)");
  }

  /** Else each of the lists above might be empty for want of something to look at. */
  @Test
  void whatIsDesugaredIsNotFound() throws Exception {
    assertThat(AndroidApi.lackedOnLevel21(classFileOf(Desugared.class))).isEmpty();
  }

  private static Iterable<String> lackedByModuleOf(Class<?> type) throws IOException {
    return AndroidApi.lackedOnLevel21(Artifacts.of(type));
  }

  private static Path classFileOf(Class<?> type) {
    return Artifacts.of(type).resolve(type.getName().replace('.', '/') + ".class");
  }

  static final class Newer {
    CompletableFuture<ProcessHandle> future() {
      return CompletableFuture.completedFuture(ProcessHandle.current());
    }
  }

  static final class Desugared {
    Optional<String> first(List<String> texts) {
      return texts.stream().findFirst();
    }
  }
}
