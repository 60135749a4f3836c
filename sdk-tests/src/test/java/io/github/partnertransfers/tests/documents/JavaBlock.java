package io.github.partnertransfers.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A block of Java. If it declares a class, it is compiled as it is; else as the body of a method of
 * a class that extends {@link Given}. Both are in the package of the examples.
 */
record JavaBlock(Block block) {
  private static final String CLASS_NAME = "ShownInADocument";

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** One for all, since to open the jars of the class path takes longer than to compile a block. */
  private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

  private static final Path EXAMPLES =
      Path.of(System.getProperty("project.root"), "examples", "testing", "src", "main", "java");

  private static final Pattern CLASS =
      Pattern.compile("(?m)^((public|final|abstract|sealed) )*(class|interface|record|enum) \\w");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");

  private static final String IMPORTS =
      """
      import io.github.partnertransfers.*;
      import io.github.partnertransfers.jdbc.*;
      import io.github.partnertransfers.micrometer.*;
      import io.github.partnertransfers.model.*;
      import io.github.partnertransfers.rx.*;
      import io.github.partnertransfers.simulator.*;
      import io.github.partnertransfers.spring.boot.*;
      import io.github.partnertransfers.spring.boot.test.*;
      import io.github.partnertransfers.webhooks.*;
      import io.reactivex.rxjava3.core.*;
      import io.reactivex.rxjava3.disposables.*;
      import java.sql.Connection;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.api.extension.*;
      import org.springframework.beans.factory.annotation.*;
      import org.springframework.boot.*;
      import org.springframework.stereotype.*;
      import static org.junit.jupiter.api.Assertions.*;
      """;

  /** Into this directory; returns what is wrong, with file and line of each. */
  List<String> compile(Path directory) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            directory.toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            "-sourcepath",
            EXAMPLES.toString());
    COMPILER.getTask(null, FILES, diagnostics, options, null, List.of(new Source(source()))).call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(this::placed)
        .toList();
  }

  /** Runs a block that declares no class, with these things given. */
  void run(Map<String, Object> given, Path directory) throws Exception {
    assertThat(compile(directory)).isEmpty();
    URL[] classPath = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
      Given example =
          (Given) loader.loadClass("example." + CLASS_NAME).getConstructor().newInstance();
      for (Map.Entry<String, Object> value : given.entrySet()) {
        Given.class.getField(value.getKey()).set(example, value.getValue());
      }
      example.run();
    }
  }

  /** What is added stands on the first line, so that the lines remain those of the block. */
  private String source() {
    String imports =
        IMPORT
            .matcher(block.text())
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining());
    String code = IMPORT.matcher(block.text()).replaceAll("");
    String begin = "package example; " + IMPORTS.replace('\n', ' ') + imports;
    if (CLASS.matcher(code).find()) {
      return begin + code;
    }
    return "%s public final class %s extends %s { @Override public void run() throws Exception { %s\n}}"
        .formatted(begin, CLASS_NAME, Given.class.getCanonicalName(), code);
  }

  private String placed(Diagnostic<?> diagnostic) {
    return "%s:%d: %s"
        .formatted(
            block.file(), block.line() + diagnostic.getLineNumber(), diagnostic.getMessage(null));
  }

  /** A document may show a public class, whatever the file would have to be called. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///example/" + CLASS_NAME + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }
}
