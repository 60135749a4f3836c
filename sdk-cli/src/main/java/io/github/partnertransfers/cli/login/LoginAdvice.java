package io.github.partnertransfers.cli.login;

import io.github.partnertransfers.TransfersException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an error code of the login. The codes: Microsoft's page "Microsoft Entra
 * authentication and authorization error codes".
 */
public final class LoginAdvice {
  private static final String SIGN_IN_AGAIN = "Sign in again (transfers login).";
  private static final String DECLINED = "The user declined: run transfers login again.";
  private static final String REGISTRATION = "in the application's registration in Microsoft Entra";

  /** Codes about the issuer, the audience, the subject or its case, in this order. */
  private static final List<String> FEDERATION =
      List.of("AADSTS700211", "AADSTS700212", "AADSTS700213", "AADSTS7002138");

  private static final Map<String, String> BY_CODE = new LinkedHashMap<>();

  static {
    BY_CODE.put("AADSTS90002", "Check the tenant id, and that the login is of the same cloud.");
    BY_CODE.put(
        "AADSTS700016",
        "Check the client id, and that an administrator of the tenant consented to the application.");
    BY_CODE.put("AADSTS7000112", "Enable the application in the tenant's enterprise applications.");
    BY_CODE.put(
        "AADSTS7000215", "Use the value of the client secret, which is not the secret's id.");
    BY_CODE.put(
        "AADSTS7000222",
        "The secret or certificate has expired: create a new one " + REGISTRATION + ".");
    BY_CODE.put("AADSTS700027", "Upload the certificate, without its key, " + REGISTRATION + ".");
    BY_CODE.put("AADSTS700024", "Correct the clock of this computer.");
    BY_CODE.put(
        "AADSTS700023", "Check the login URL: the assertion was made for another token endpoint.");
    for (String code : FEDERATION) {
      BY_CODE.put(
          code,
          "Add a federated credential with the assertion's issuer, subject and audience "
              + REGISTRATION
              + ".");
    }
    BY_CODE.put(
        "AADSTS7000218",
        "Give the application's secret or certificate, or allow public client flows "
            + REGISTRATION
            + ".");
    BY_CODE.put(
        "AADSTS65001",
        "An administrator of the tenant must consent to the application's permissions.");
    BY_CODE.put(
        "AADSTS65002",
        "Check the audience: the application may not request tokens for this resource.");
    BY_CODE.put(
        "AADSTS500011",
        "Check the audience: the tenant has no Partner Center; use a tenant of a CSP partner.");
    BY_CODE.put("AADSTS50076", SIGN_IN_AGAIN + " The tenant requires multifactor authentication.");
    BY_CODE.put("AADSTS50079", SIGN_IN_AGAIN + " Microsoft asks to set up multifactor methods.");
    BY_CODE.put("AADSTS50173", SIGN_IN_AGAIN + " The password was changed, or sessions revoked.");
    BY_CODE.put("AADSTS70008", SIGN_IN_AGAIN + " The refresh token has expired.");
    BY_CODE.put("AADSTS700082", SIGN_IN_AGAIN + " The refresh token was not used for 90 days.");
    BY_CODE.put("AADSTS70043", SIGN_IN_AGAIN + " The tenant limits how long a sign-in lasts.");
    BY_CODE.put("AADSTS50057", "The user's account is disabled; use another one.");
    BY_CODE.put(
        "AADSTS50105",
        "Assign the user to the application in the tenant's enterprise applications.");
    BY_CODE.put(
        "AADSTS53003",
        "Conditional Access blocks this login: ask an administrator of the tenant which policy.");
    BY_CODE.put("AADSTS1002012", "Check the audience: it must be the resource's URL.");
    BY_CODE.put("AADSTS65004", DECLINED);
    BY_CODE.put("authorization_declined", DECLINED);
    BY_CODE.put("expired_token", "Run transfers login again, and sign in within 15 minutes.");
  }

  private LoginAdvice() {}

  /** Returns the advice by code. */
  static Map<String, String> all() {
    return BY_CODE;
  }

  /** Returns what to do about a failed call, or null if nothing is known. */
  public static @Nullable String of(TransfersException failure) {
    return failure.code() == null ? null : BY_CODE.get(failure.code().value());
  }
}
