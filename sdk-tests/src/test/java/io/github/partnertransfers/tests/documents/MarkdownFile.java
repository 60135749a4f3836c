package io.github.partnertransfers.tests.documents;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A Markdown file of a project, taken apart as GitHub shows it. */
final class MarkdownFile {
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");
  private static final Pattern FENCE = Pattern.compile(" *(`{3,}|~{3,}) *([^\\s`]*)[^`]*");
  private static final Pattern LINK =
      Pattern.compile("]\\(<?([^)\\s>]+)[^)]*\\)|^ *\\[[^]]+]: *<?([^\\s>]+)");

  private final Path root;
  private final Path path;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private final Map<String, Integer> headings = new HashMap<>();

  private MarkdownFile(Path root, Path path) throws IOException {
    this.root = root;
    this.path = path;
    read(Files.readAllLines(path));
  }

  /** All of a project but what its build makes. */
  static List<MarkdownFile> of(Path project) throws IOException {
    Path root = project.toAbsolutePath().normalize();
    List<MarkdownFile> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            boolean ours = directory.equals(root) || !name.startsWith(".");
            return ours && !NOT_OURS.contains(name)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.getFileName().toString().endsWith(".md")) {
              files.add(new MarkdownFile(root, file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  static MarkdownFile of(Path project, String path) throws IOException {
    Path root = project.toAbsolutePath().normalize();
    return new MarkdownFile(root, root.resolve(path));
  }

  private void read(List<String> lines) {
    int line = 0;
    while (line < lines.size()) {
      var fence = FENCE.matcher(lines.get(line));
      if (fence.matches()) {
        int end = line + 1;
        while (end < lines.size() && !lines.get(end).strip().equals(fence.group(1))) {
          end++;
        }
        blocks.add(
            new Block(
                name(),
                line + 1,
                fence.group(2),
                String.join("\n", lines.subList(line + 1, Math.min(end, lines.size())))));
        line = end + 1;
      } else {
        readProse(line + 1, lines.get(line));
        line++;
      }
    }
  }

  private void readProse(int number, String line) {
    if (line.matches("#{1,6} .*")) {
      String heading = anchor(line);
      int before = headings.merge(heading, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? heading : heading + "-" + before);
    }
    var link = LINK.matcher(line.replaceAll("`[^`]*`", ""));
    while (link.find()) {
      String target = link.group(1) == null ? link.group(2) : link.group(1);
      links.add(new Link(name(), number, target));
    }
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ +", "")
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  String name() {
    return root.relativize(path).toString().replace('\\', '/');
  }

  List<Block> blocks() {
    return blocks;
  }

  List<Block> blocks(String language) {
    return blocks.stream().filter(block -> block.language().equals(language)).toList();
  }

  /** Those to a file or a heading that isn't there. Addresses in the network aren't looked up. */
  List<Link> brokenLinks() throws IOException {
    List<Link> broken = new ArrayList<>();
    for (Link link : links) {
      URI target = URI.create(link.target());
      if (!target.isAbsolute() && !exists(target)) {
        broken.add(link);
      }
    }
    return broken;
  }

  private boolean exists(URI target) throws IOException {
    Path file = target.getPath().isEmpty() ? path : path.resolveSibling(target.getPath());
    file = file.normalize();
    if (!file.startsWith(root) || !Files.exists(file)) {
      return false;
    }
    return target.getFragment() == null
        || !file.toString().endsWith(".md")
        || new MarkdownFile(root, file).anchors.contains(target.getFragment());
  }
}
