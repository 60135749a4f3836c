package io.github.partnertransfers.cli.input;

import io.github.partnertransfers.cli.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A UTF-8 text from a file of the user, without a byte order mark.
 *
 * @param name the file's name as given by the user, or "standard input"
 */
public record TextFile(String name, String text) {
  private static final String STANDARD_INPUT = "-";

  /**
   * Reads a file; {@code -} is standard input.
   *
   * @throws BadInputException if it cannot be read; the message has its name and the reason
   */
  public static TextFile read(String name, InputStream standardInput) {
    String shown = name.equals(STANDARD_INPUT) ? "standard input" : name;
    return new TextFile(shown, text(shown, bytes(name, shown, standardInput)));
  }

  private static byte[] bytes(String name, String shown, InputStream standardInput) {
    try {
      if (name.equals(STANDARD_INPUT)) {
        return standardInput.readAllBytes();
      }
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new BadInputException(shown + " is a folder");
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new BadInputException("there is no file " + shown);
    } catch (IOException e) {
      throw new BadInputException("cannot read " + shown + ": " + e.getMessage());
    }
  }

  private static String text(String shown, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      if (isUtf16(bytes)) {
        throw new BadInputException(
            shown + " is UTF-16 text; save it as UTF-8 (in Excel: CSV UTF-8)");
      }
      throw new BadInputException(shown + " is not UTF-8 text");
    }
  }

  /** The byte order marks of UTF-16 cannot begin a UTF-8 text. */
  private static boolean isUtf16(byte[] bytes) {
    return bytes.length > 1
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }
}
