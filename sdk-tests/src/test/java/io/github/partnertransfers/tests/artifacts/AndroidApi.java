package io.github.partnertransfers.tests.artifacts;

import com.google.gson.Gson;
import io.github.partnertransfers.TransfersClient;
import io.github.partnertransfers.model.Model;
import io.github.partnertransfers.rx.RxTransfers;
import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.codehaus.mojo.animal_sniffer.ClassListBuilder;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.codehaus.mojo.animal_sniffer.logging.Logger;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import retrofit2.Retrofit;

/** Which classes, methods and fields Android has, by files of their signatures. */
final class AndroidApi {
  private static final Pattern FINDING =
      Pattern.compile("(?s)(.*?)(?::\\d+)?: (?:Undefined|Covariant).*?: (.*)");

  private static final Pattern NOT_DESUGARED =
      Pattern.compile(
          ".*\\bjava\\.(util\\.concurrent\\.CompletableFuture|io\\.UncheckedIOException)\\b.*");

  private AndroidApi() {}

  /**
   * What classes refer to that API level 21 lacks, also with core-library desugaring 2. The file
   * for desugaring lists all that is in the desugared library; two classes are there for its own
   * use, and nobody's calls are led to them. So for these the file without desugaring counts.
   *
   * @param classes a jar, a folder or a class file
   * @return the class that refers to it, an arrow, and what it refers to
   */
  static Set<String> lackedOnLevel21(Path classes) throws IOException {
    Set<String> lacked = lacked("gummy-bears-api-21-coreLib2.signature", classes);
    lacked("gummy-bears-api-21.signature", classes).stream()
        .filter(finding -> NOT_DESUGARED.matcher(finding).matches())
        .forEach(lacked::add);
    return lacked;
  }

  private static Set<String> lacked(String signatures, Path classes) throws IOException {
    Findings findings = new Findings();
    try (InputStream in = Files.newInputStream(Path.of("target/signatures", signatures))) {
      SignatureChecker checker = new SignatureChecker(in, classesOfTheApp(), findings);
      checker.setSourcePath(List.of());
      checker.setCheckJars(true);
      checker.process(classes.toFile());
    }
    return findings.lines;
  }

  /** An app brings these with it: no Android version needs to have them. */
  private static Set<String> classesOfTheApp() throws IOException {
    ClassListBuilder list = new ClassListBuilder(new Findings());
    list.setCheckJars(true);
    for (Class<?> each :
        new Class<?>[] {
          Model.class,
          TransfersClient.class,
          RxTransfers.class,
          Retrofit.class,
          OkHttpClient.class,
          ByteString.class,
          Gson.class,
          Flowable.class,
          Publisher.class,
          NullMarked.class
        }) {
      list.process(Artifacts.of(each).toFile());
    }
    return list.getPackages();
  }

  private static final class Findings implements Logger {
    private final Set<String> lines = new TreeSet<>();

    @Override
    public void error(String message) {
      Matcher finding = FINDING.matcher(message);
      if (!finding.matches()) {
        throw new IllegalArgumentException("A finding of another form: " + message);
      }
      String file = finding.group(1).replaceFirst("\\.class$", "");
      lines.add(file.substring(file.lastIndexOf('/') + 1) + " -> " + finding.group(2));
    }

    @Override
    public void error(String message, Throwable problem) {
      throw new IllegalStateException(message, problem);
    }

    @Override
    public void warn(String message) {
      throw new IllegalStateException(message);
    }

    @Override
    public void warn(String message, Throwable problem) {
      throw new IllegalStateException(message, problem);
    }

    @Override
    public void info(String message) {}

    @Override
    public void info(String message, Throwable problem) {}

    @Override
    public void debug(String message) {}

    @Override
    public void debug(String message, Throwable problem) {}
  }
}
