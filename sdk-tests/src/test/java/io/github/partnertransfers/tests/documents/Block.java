package io.github.partnertransfers.tests.documents;

/** A fenced block of a Markdown file; the line is that of its fence. */
record Block(String file, int line, String language, String text) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
