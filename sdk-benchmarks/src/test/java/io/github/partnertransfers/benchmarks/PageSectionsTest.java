package io.github.partnertransfers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PageSectionsTest {
  private static final String PAGE = "# Page\n\n## One\n\nold\n\n## Three\n\nold\n";
  private static final String OTHER =
      "# Other\n\n## One\n\nnew\n\n## Two\n\nnew\n\n## Three\n\nnew\n";

  @Test
  void replacesOneSection() {
    assertThat(replace("One")).isEqualTo("# Page\n\n## One\n\nnew\n\n## Three\n\nold\n");
    assertThat(replace("Three")).isEqualTo("# Page\n\n## One\n\nold\n\n## Three\n\nnew\n");
  }

  @Test
  void insertsANewSectionInOrder() {
    assertThat(replace("Two"))
        .isEqualTo("# Page\n\n## One\n\nold\n\n## Two\n\nnew\n\n## Three\n\nold\n");
  }

  @Test
  void refusesAnUnknownSection() {
    assertThatThrownBy(() -> replace("Four"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no section \"Four\"");
  }

  private static String replace(String title) {
    PageSections page = new PageSections(PAGE);
    page.replace(title, new PageSections(OTHER));
    return page.text();
  }
}
