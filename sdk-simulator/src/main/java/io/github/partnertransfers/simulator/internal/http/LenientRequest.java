package io.github.partnertransfers.simulator.internal.http;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.EOFException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A request whose form parameters and parts WireMock does not parse. Otherwise WireMock parses them
 * before it matches stubs, and responds with status 500 and HTML if they are malformed.
 */
final class LenientRequest extends RequestWrapper {

  private static final Pattern STRAY_PERCENT_SIGN = Pattern.compile("%(?!\\p{XDigit}{2})");

  LenientRequest(Request request) {
    super(request);
  }

  @Override
  public String getUrl() {
    return encodeStrayPercentSigns(super.getUrl());
  }

  @Override
  public String getAbsoluteUrl() {
    return encodeStrayPercentSigns(super.getAbsoluteUrl());
  }

  private static String encodeStrayPercentSigns(String url) {
    return STRAY_PERCENT_SIGN.matcher(url).replaceAll("%25");
  }

  @Override
  public Map<String, FormParameter> formParameters() {
    return Map.of();
  }

  @Override
  public boolean isMultipart() {
    return false;
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  /** Returns the body, or an empty one if {@code Content-Encoding} is gzip and the body is not. */
  @Override
  public byte[] getBody() {
    try {
      return super.getBody();
    } catch (RuntimeException e) {
      if (isMalformedGzip(e.getCause())) {
        return new byte[0];
      }
      throw e;
    }
  }

  /** A connection that closes within the body throws a subclass of EOFException. */
  private static boolean isMalformedGzip(@Nullable Throwable cause) {
    return cause instanceof ZipException
        || (cause != null && cause.getClass() == EOFException.class);
  }
}
