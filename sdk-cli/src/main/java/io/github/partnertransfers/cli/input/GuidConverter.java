package io.github.partnertransfers.cli.input;

import io.github.partnertransfers.cli.output.Text;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Accepts only GUIDs and returns them unchanged. */
public final class GuidConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    if (!Text.isGuid(text)) {
      throw new TypeConversionException(
          "'" + text + "' is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)");
    }
    return text;
  }
}
