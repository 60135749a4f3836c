package io.github.partnertransfers.cli.input;

import io.github.partnertransfers.cli.output.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Accepts GUIDs, also in braces and with spaces around them, as one copies them. */
public final class GuidConverter implements ITypeConverter<String> {
  /** Returns the GUID without braces and spaces, or null if the text is none. */
  public static @Nullable String parse(String text) {
    String bare = text.strip();
    if (bare.startsWith("{") && bare.endsWith("}")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return Text.isGuid(bare) ? bare : null;
  }

  @Override
  public String convert(String text) {
    String guid = parse(text);
    if (guid == null) {
      throw new TypeConversionException(
          "'" + text + "' is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)");
    }
    return guid;
  }
}
