package io.github.partnertransfers.cli.input;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes only GUIDs, and leaves them as they are typed. */
public final class GuidConverter implements ITypeConverter<String> {
  private static final Pattern FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  public static boolean isGuid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String convert(String text) {
    if (!isGuid(text)) {
      throw new TypeConversionException(
          "'" + text + "' is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)");
    }
    return text;
  }
}
