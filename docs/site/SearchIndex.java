import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code search-index.js} of the site in a folder: each section of its pages and each type
 * of its Javadoc, as address, title, heading and text. It is a script because a page that is opened
 * from a file can load nothing else.
 */
final class SearchIndex {
  private static final Pattern MAIN =
      Pattern.compile("<main id=\"bodyColumn\".*?</main>", Pattern.DOTALL);
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:<a id=\"([^\"]*)\"></a>\\s*)?<h([1-3])[^>]*>(.*?)</h\\2>", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("\"p\":\"([^\"]+)\",\"l\":\"([^\"]+)\"");
  private static final Pattern DESCRIPTION =
      Pattern.compile("<div class=\"block\">(.*?)</div>", Pattern.DOTALL);
  private static final Pattern DIAGRAM =
      Pattern.compile("<pre[^>]*><code class=\"language-mermaid\">.*?</pre>", Pattern.DOTALL);
  private static final Pattern CHARACTER = Pattern.compile("&#(x?\\p{XDigit}+);");

  private final Path site;

  private SearchIndex(Path site) {
    this.site = site;
  }

  /**
   * Writes the index.
   *
   * @param arguments the folder of the site
   */
  public static void main(String[] arguments) throws IOException {
    SearchIndex index = new SearchIndex(Path.of(arguments[0]));
    List<String> entries = Stream.concat(index.pages(), index.types()).toList();
    if (entries.size() < 100) {
      throw new IllegalStateException("only " + entries.size() + " sections were found");
    }
    Files.writeString(
        index.site.resolve("search-index.js"),
        entries.stream().collect(Collectors.joining(",\n", "window.searchIndex = [\n", "\n];\n")));
  }

  private Stream<String> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(file -> !file.startsWith(site.resolve("apidocs")))
          .sorted()
          .toList()
          .stream()
          .flatMap(this::sections);
    }
  }

  private Stream<String> sections(Path file) {
    Matcher main = MAIN.matcher(read(file));
    if (!main.find()) {
      return Stream.of(); // The front page leads to the others.
    }
    String url = site.relativize(file).toString().replace('\\', '/');
    String body = DIAGRAM.matcher(main.group()).replaceAll(" ");
    Matcher headings = HEADING.matcher(body);
    Stream.Builder<String> sections = Stream.builder();
    String title = null;
    String heading = "";
    String anchor = "";
    int start = 0;
    while (headings.find()) {
      if (title != null) {
        sections.add(
            entry(url + anchor, title, heading, text(body.substring(start, headings.start()))));
      }
      heading = text(headings.group(3));
      anchor = title == null || headings.group(1) == null ? "" : "#" + headings.group(1);
      title = title == null ? heading : title;
      start = headings.end();
    }
    if (title != null) {
      sections.add(entry(url + anchor, title, heading, text(body.substring(start))));
    }
    return sections.build();
  }

  private Stream<String> types() {
    return TYPE.matcher(read(site.resolve("apidocs/type-search-index.js")))
        .results()
        .map(
            type -> {
              String url =
                  "apidocs/" + type.group(1).replace('.', '/') + "/" + type.group(2) + ".html";
              Matcher description = DESCRIPTION.matcher(read(site.resolve(url)));
              String text = description.find() ? text(description.group(1)) : "";
              return entry(url, type.group(2), type.group(2), type.group(1) + ": " + text);
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String html) {
    return CHARACTER
        .matcher(html.replaceAll("<[^>]*>", " "))
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.decode(code.group(1).replace('x', '#')))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .replaceAll(" ([.,;:)])", "$1")
        .strip();
  }

  private static String entry(String... parts) {
    return Stream.of(parts).map(SearchIndex::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
