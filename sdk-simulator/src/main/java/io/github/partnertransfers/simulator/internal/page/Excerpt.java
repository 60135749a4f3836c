package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A part of a list that is too long for the page. */
record Excerpt<T>(int offset, int total, List<T> elements) {

  /** Returns the part that starts at an offset, or the last part if the list ends before it. */
  static <T> Excerpt<T> of(List<T> all, String offset, int size) {
    int requested = offset.matches("\\d{1,9}") ? Integer.parseInt(offset) : 0;
    int last = Math.max(0, (all.size() - 1) / size * size);
    int start = Math.min(requested / size * size, last);
    return new Excerpt<>(start, all.size(), all.subList(start, Math.min(start + size, all.size())));
  }

  void describeIn(ObjectNode json) {
    json.put("offset", offset);
    json.put("total", total);
  }
}
