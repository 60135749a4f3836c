package io.github.partnertransfers;

import java.time.Duration;
import org.immutables.value.Value;

/** What a user needs to sign in on another device: a page, and the code to enter there. */
@Value.Immutable
@ValueStyle
public abstract class DeviceCode {
  DeviceCode() {}

  /** Creates a code, for tests of code that shows one. */
  public static DeviceCode of(
      String userCode, String verificationUri, Duration lifetime, String message) {
    return new ImmutableDeviceCode(userCode, verificationUri, lifetime, message);
  }

  /** Returns the code that the user enters, such as {@code A1B2C3D4E}. */
  public abstract String userCode();

  /** Returns the page on which the user enters the code and signs in. */
  public abstract String verificationUri();

  /** Returns how long the code can be used from now on; 15 minutes at Microsoft Entra. */
  public abstract Duration lifetime();

  /** Returns Microsoft's instruction to the user, with the page and the code. */
  public abstract String message();
}
