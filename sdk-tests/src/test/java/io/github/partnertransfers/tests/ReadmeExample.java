package io.github.partnertransfers.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnertransfers.Cloud;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java in a Markdown text, which can be compiled, and the first block also run. */
final class ReadmeExample {
  private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)\n```");
  private static final String CLASS_NAME = "ReadmeExampleUnderTest";
  private static final String IMPORTS =
      """
      import io.github.partnertransfers.*;
      import io.github.partnertransfers.model.*;
      import io.github.partnertransfers.rx.*;
      import io.reactivex.rxjava3.core.*;
      import io.reactivex.rxjava3.disposables.*;
      import java.time.*;
      import java.util.*;
      import java.util.stream.*;
      """;

  private final String code;

  private ReadmeExample(String code) {
    this.code = code;
  }

  /** The first block. */
  static ReadmeExample first(String markdown) {
    return new ReadmeExample(blocks(markdown).get(0));
  }

  /** All blocks of a section, one after another. */
  static ReadmeExample section(String markdown, String heading) {
    int begin = markdown.indexOf(heading + "\n");
    assertThat(begin).as(heading).isNotNegative();
    int end = markdown.indexOf("\n#", begin + 1);
    return new ReadmeExample(String.join("\n", blocks(markdown.substring(begin, end))));
  }

  private static List<String> blocks(String markdown) {
    List<String> blocks =
        JAVA_BLOCK
            .matcher(markdown.replace("\r\n", "\n"))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).as("blocks of Java").isNotEmpty();
    return blocks;
  }

  List<String> lines() {
    return code.lines().filter(line -> !line.startsWith("import ")).toList();
  }

  /** Runs the code with these variables set, and with this cloud in place of the global one. */
  void run(Cloud cloud, Map<String, String> variables, Path directory) throws Exception {
    assertThat(code).contains("Cloud.GLOBAL");
    compile(source(variables), directory);
    URL[] classPath = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
      loader
          .loadClass(CLASS_NAME)
          .getMethod("run", Cloud.class, Map.class)
          .invoke(null, cloud, variables);
    } catch (InvocationTargetException e) {
      throw new AssertionError("the example failed", e.getCause());
    }
  }

  /** Compiles the code as the body of a method with these parameters, in a class with this else. */
  void compile(String parameters, String members, Path directory) {
    compile(
        "%spublic final class %s {\n%s\nstatic void run(%s) {\n%s\n}\n}\n"
            .formatted(IMPORTS, CLASS_NAME, members, parameters, code),
        directory);
  }

  private String source(Map<String, String> variables) {
    StringBuilder source = new StringBuilder(IMPORTS);
    source.append("public final class ").append(CLASS_NAME).append(" {\n");
    source.append("public static void run(Cloud cloud, Map<String, String> variables)");
    source.append(" throws Exception {\n");
    for (String name : variables.keySet()) {
      source.append("String %s = variables.get(\"%s\");\n".formatted(name, name));
    }
    return source.append(code.replace("Cloud.GLOBAL", "cloud")).append("\n}\n}\n").toString();
  }

  private static void compile(String source, Path directory) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + CLASS_NAME + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            directory.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    StringWriter messages = new StringWriter();
    boolean compiled = compiler.getTask(messages, null, null, options, null, List.of(file)).call();
    assertThat(compiled).as("%s\n%s", messages, source).isTrue();
  }
}
