package io.github.partnertransfers.tests.documents;

/** A link in a Markdown file. */
record Link(String file, int line, String target) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + target;
  }
}
