package io.github.partnertransfers.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnertransfers.cli.BadInputException;
import io.github.partnertransfers.rx.WatchPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved positions survive a crash, and other files are never changed. */
class PositionFileTest {
  private static final String CUSTOMER = "c0000000-0000-0000-0000-00000000000a";
  private static final String OTHER = "c0000000-0000-0000-0000-000000000002";

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void setPath() {
    path = folder.resolve("positions.txt");
  }

  private PositionFile open() {
    return PositionFile.open(path.toString());
  }

  private static WatchPosition position(String customer, int transfer, String status) {
    return parse(
        "2:%s:a0000000-0000-0000-0000-%012x:%s:0000000001f:0000000000_=Complete"
            .formatted(customer, transfer, status));
  }

  private static WatchPosition vanished(String customer, int transfer) {
    return parse("2:%s:A0000000-0000-0000-0000-%012x:=vanished".formatted(customer, transfer));
  }

  private static WatchPosition parse(String fields) {
    CRC32 checksum = new CRC32();
    checksum.update(fields.getBytes(StandardCharsets.US_ASCII));
    return WatchPosition.parse("%s:%08x".formatted(fields, checksum.getValue()));
  }

  private void assertRejected(String... parts) throws IOException {
    byte[] before = Files.readAllBytes(path);
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("the file is left as it is");
    assertThat(path).hasBinaryContent(before);
  }

  @Test
  void keepsTheLastPositionOfEachTransfer() throws IOException {
    try (PositionFile file = open()) {
      file.save(position(CUSTOMER, 1, "Active"));
      file.save(position(OTHER, 1, "Active"));
      file.save(position(CUSTOMER, 2, "Active"));
      file.save(position(CUSTOMER, 1, "Complete"));
      file.save(vanished(CUSTOMER, 2));
      assertThat(file.load(CUSTOMER)).containsExactly(position(CUSTOMER, 1, "Complete"));
    }
    try (PositionFile file = open()) {
      assertThat(file.load(CUSTOMER.toUpperCase(Locale.ROOT)))
          .containsExactly(position(CUSTOMER, 1, "Complete"));
      assertThat(file.load(OTHER)).containsExactly(position(OTHER, 1, "Active"));
      assertThat(file.load("c0000000-0000-0000-0000-000000000003")).isEmpty();
    }
  }

  @Test
  void partialLastLineCountsAsNotSaved() throws IOException {
    String whole = position(CUSTOMER, 1, "Active") + "\n";
    String next = position(CUSTOMER, 1, "Complete").toString();
    for (int length = 0; length <= next.length(); length++) {
      Files.writeString(path, whole + next.substring(0, length));
      try (PositionFile file = open()) {
        assertThat(file.load(CUSTOMER)).containsExactly(position(CUSTOMER, 1, "Active"));
        file.save(position(CUSTOMER, 2, "Active"));
      }
      assertThat(path).hasContent(whole + position(CUSTOMER, 2, "Active") + "\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PARTNER_CENTER_CLIENT_SECRET=hunter2",
        "PARTNER_CENTER_CLIENT_SECRET=hunter2\n",
        "hunter2",
        "2:hunter2",
        "127.0.0.1 localhost hunter2\n",
        "\n",
        "\r\n",
        "\u0000hunter2"
      })
  void rejectsOtherFilesWithoutQuotingThem(String content) throws IOException {
    Files.writeString(path, content);
    assertRejected(path + ", line 1 is not a position that a watch has saved");
    assertThatThrownBy(this::open).message().doesNotContain("hunter2");
  }

  @Test
  void partialLineInTheMiddleIsInvalid() throws IOException {
    assertPartsAreInvalid(position(CUSTOMER, 1, "Active") + "\n");
    assertPartsAreInvalid("followed=" + CUSTOMER + "\n");
  }

  private void assertPartsAreInvalid(String whole) throws IOException {
    for (int length = 0; length < whole.length() - 1; length++) {
      Files.writeString(path, whole + whole.substring(0, length) + "\n" + whole);
      assertRejected(path + ", line 2 is not a position");
    }
  }

  @Test
  void errorHasTheLineNumber() throws IOException {
    String good = position(CUSTOMER, 1, "Active") + "\n";
    Files.writeString(path, good + good + "2:oops\n" + good);
    assertRejected(path + ", line 3 is not a position");
    for (String version : List.of("1", "3")) {
      Files.writeString(path, good + good.replaceFirst("2", version));
      assertRejected(
          path + ", line 2 is from another version of this program", "version " + version);
    }
  }

  @Test
  void rejectsAFolder() {
    assertThatThrownBy(() -> PositionFile.open(folder.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("--resume needs a file, but " + folder + " is a folder");
  }

  @Test
  void errorNamesAMissingFolder() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> PositionFile.open(missing.resolve("positions.txt").toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("cannot use", "there is no folder " + missing);
  }

  @Test
  void errorNamesAFolderThatIsNotWritable() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> PositionFile.open(file.resolve("positions.txt").toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll("cannot use " + file, "for --resume: ");
  }

  @Test
  void locksTheFile() {
    PositionFile first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("another watch is using " + path);
    first.close();
    open().close();
  }

  @Test
  void savesFromSeveralThreads() {
    int streams = 8;
    int saves = 500;
    try (PositionFile file = open()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int stream = 0; stream < streams; stream++) {
        int number = stream;
        all.add(CompletableFuture.runAsync(() -> saveTimes(file, number, saves)));
      }
      all.forEach(CompletableFuture::join);
    }
    try (PositionFile file = open()) {
      assertThat(file.load(CUSTOMER))
          .hasSize(streams)
          .allMatch(position -> String.valueOf(position.status()).equals("S" + (saves - 1)));
    }
  }

  private static void saveTimes(PositionFile file, int transfer, int times) {
    try {
      for (int i = 0; i < times; i++) {
        file.save(position(CUSTOMER, transfer, "S" + i));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rewritesAFileOfOutdatedLines() throws IOException {
    long most = 0;
    try (PositionFile file = open()) {
      for (int i = 0; i < 10_000; i++) {
        file.save(position(CUSTOMER, i % 100, "S" + i));
        most = Math.max(most, Files.size(path));
      }
    }
    int line = position(CUSTOMER, 1, "S9999").toString().length() + 1;
    assertThat(most).isLessThanOrEqualTo(1_001L * line);
    try (PositionFile file = open()) {
      assertThat(file.load(CUSTOMER)).hasSize(100).contains(position(CUSTOMER, 99, "S9999"));
    }
  }

  @Test
  void rewritesManyTransfersRarely() throws IOException {
    int rewrites = 0;
    Object before = null;
    try (PositionFile file = open()) {
      for (int i = 0; i < 30_000; i++) {
        file.save(position(CUSTOMER, i % 10_000, "S" + i));
        if (i % 100 == 0) {
          Object now = Files.readAttributes(path, "*").get("fileKey");
          rewrites += before == null || before.equals(now) ? 0 : 1;
          before = now;
        }
      }
      assertThat(file.load(CUSTOMER)).hasSize(10_000);
    }
    assertThat(rewrites).isLessThanOrEqualTo(2);
  }

  @Test
  void leftoverOfAnInterruptedRewriteIsIgnored() throws IOException {
    // A process that is killed while it rewrites the file leaves this.
    Files.writeString(path, position(CUSTOMER, 1, "Active") + "\n");
    Files.writeString(folder.resolve("positions.txt.new"), "2:c000");
    try (PositionFile file = open()) {
      assertThat(file.load(CUSTOMER)).hasSize(1);
    }
  }

  @Test
  void keepsASymbolicLink() throws IOException {
    Path link = folder.resolve("link");
    Files.writeString(path, position(CUSTOMER, 1, "Active") + "\n2");
    Files.createSymbolicLink(link, path);
    PositionFile.open(link.toString()).close();
    assertThat(link).isSymbolicLink();
    assertThat(path).hasContent(position(CUSTOMER, 1, "Active") + "\n");
  }

  @Test
  void saveAfterCloseFails() {
    PositionFile file = open();
    file.close();
    assertThatThrownBy(() -> file.save(position(CUSTOMER, 1, "Active")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot save to " + path);
    assertThat(path).isEmptyFile();
  }
}
