package io.github.partnertransfers.cli.drift;

import java.util.List;

/**
 * Replaces lines of a text.
 *
 * @param line the first replaced line, from 0
 * @param removed the number of replaced lines; 0 inserts before the line
 */
record Edit(int line, int removed, List<String> inserted) {
  static Edit insert(int line, List<String> inserted) {
    return new Edit(line, 0, inserted);
  }

  static Edit replace(int from, int to, List<String> inserted) {
    return new Edit(from, to - from, inserted);
  }

  int end() {
    return line + removed;
  }
}
