package io.github.partnertransfers.kafka.connect;

import io.github.partnertransfers.RefreshTokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A refresh token in a file that only its owner should be able to read. Replaces the file in one
 * step, so that another task never reads half a token.
 */
record RefreshTokenFile(Path file) implements RefreshTokenStore {
  @Override
  public String load() throws IOException {
    return Files.readString(file).strip();
  }

  @Override
  public void store(String refreshToken) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // Created for its owner only.
    Path next = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    try {
      Files.writeString(next, refreshToken);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
