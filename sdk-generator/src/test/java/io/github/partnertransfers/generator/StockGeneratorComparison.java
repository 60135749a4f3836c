package io.github.partnertransfers.generator;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Measures what the stock generator, {@code java} with the library {@code retrofit2}, makes of each
 * change, and writes {@code docs/document-changes.md}. Run by {@code sdk-generator/compare}.
 */
final class StockGeneratorComparison {
  private StockGeneratorComparison() {}

  public static void main(String[] arguments) throws IOException {
    StringBuilder page = new StringBuilder(DocumentChangesPage.BEGINNING);
    for (Change change : Change.all("works")) {
      page.append(DocumentChangesPage.row(change.title(), "works", stock(change)));
    }
    for (Change change : Change.all("refused")) {
      String title = change.name().replace('-', ' ');
      String rule = "refused: " + DocumentChangesPage.rule(change).statement();
      page.append(DocumentChangesPage.row(title, rule, stock(change)));
    }
    Files.writeString(DocumentChangesPage.FILE, page);
  }

  private static String stock(Change change) throws IOException {
    Path folder = Files.createTempDirectory("stock");
    try {
      Path document = folder.resolve("document.yaml");
      Files.writeString(document, Change.YAML.writeValueAsString(change.applied()));
      CodegenConfigurator configurator =
          new CodegenConfigurator()
              .setGeneratorName("java")
              .setLibrary("retrofit2")
              .setInputSpec(document.toString())
              .setOutputDir(folder.resolve("generated").toString())
              .addAdditionalProperty("openApiNullable", "false")
              .addAdditionalProperty("annotationLibrary", "none")
              .addAdditionalProperty("documentationProvider", "none");
      new DefaultGenerator(false).opts(configurator.toClientOptInput()).generate();
      return compiled(folder.resolve("generated/src/main/java"), folder);
    } catch (RuntimeException e) {
      return "fails: " + e.getClass().getSimpleName();
    } finally {
      delete(folder);
    }
  }

  private static String compiled(Path sources, Path folder) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources)) {
      List<Path> java = all.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
      options.add(folder.toString());
      options.addAll(List.of("-classpath", System.getProperty("comparison.classpath")));
      javac
          .getTask(
              new StringWriter(),
              files,
              diagnostics,
              options,
              null,
              files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    long errors =
        diagnostics.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .count();
    return errors == 0 ? "compiles" : errors + (errors == 1 ? " error" : " errors") + " of javac";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
