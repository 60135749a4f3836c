package io.github.partnertransfers.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The sections of a Markdown page, to write one of them again. */
final class PageSections {
  /** The text before the first heading, and each section with its heading. */
  private final List<String> sections;

  PageSections(String page) {
    sections = new ArrayList<>(List.of(page.split("(?m)^(?=## )", -1)));
  }

  /**
   * Replaces a section by that of another page. A section that is new goes in front of the one that
   * follows it there.
   */
  void replace(String title, PageSections other) {
    int source = other.indexOf(title);
    if (source < 0) {
      throw new NoSuchElementException("no section \"" + title + '"');
    }
    String text = other.sections.get(source);
    int target = indexOf(title);
    if (target >= 0) {
      sections.set(target, text);
      return;
    }
    for (int i = source + 1; target < 0 && i < other.sections.size(); i++) {
      target = indexOf(title(other.sections.get(i)));
    }
    if (target < 0) {
      throw new NoSuchElementException("no section that follows \"" + title + '"');
    }
    sections.add(target, text);
  }

  String text() {
    return String.join("", sections);
  }

  private int indexOf(String title) {
    for (int i = 1; i < sections.size(); i++) {
      if (title(sections.get(i)).equals(title)) {
        return i;
      }
    }
    return -1;
  }

  private static String title(String section) {
    return section.lines().findFirst().orElse("").replaceFirst("^## ", "");
  }
}
