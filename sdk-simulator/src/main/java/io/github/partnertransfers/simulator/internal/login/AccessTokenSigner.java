package io.github.partnertransfers.simulator.internal.login;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.github.partnertransfers.simulator.internal.http.Json;
import io.github.partnertransfers.simulator.internal.service.Partner;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes access tokens as JWTs with the claims of Entra's version 1.0 access tokens, which is the
 * version that the resource chooses, not the endpoint. Their signature is the simulator's: Entra
 * signs with RS256.
 */
final class AccessTokenSigner {

  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

  private final SecureRandom random = new SecureRandom();
  private final MACSigner signer;

  AccessTokenSigner() {
    try {
      signer = new MACSigner(randomBytes(32));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String sign(AccessToken token) {
    JWSObject jwt = new JWSObject(HEADER, new Payload(claims(token).toString()));
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private ObjectNode claims(AccessToken token) {
    Partner partner = token.partner();
    ObjectNode claims = Json.object();
    claims.put("aud", token.resource().audience());
    claims.put("iss", "https://sts.windows.net/" + partner.tenantId() + "/");
    claims.put("iat", token.issued().getEpochSecond());
    claims.put("nbf", token.issued().getEpochSecond());
    claims.put("exp", token.expiry().getEpochSecond());
    claims.put("appid", partner.clientId());
    claims.put("appidacr", token.client().claim);
    addSubject(claims, partner, token.user());
    claims.put("tid", partner.tenantId());
    // Makes two tokens of the same second different.
    claims.put("uti", Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(16)));
    claims.put("ver", "1.0");
    return claims;
  }

  private static void addSubject(ObjectNode claims, Partner partner, @Nullable UserSession user) {
    if (user == null) {
      claims.put("idtyp", "app");
      claims.put("oid", partner.clientId());
      claims.put("sub", partner.clientId());
      // No role of Partner Center for applications is documented.
      claims.putArray("roles");
    } else {
      claims.put("idtyp", "user");
      claims.put("name", partner.userName());
      claims.put("oid", partner.userId());
      claims.put("sub", partner.userId());
      claims.put("unique_name", partner.userPrincipalName());
      claims.put("upn", partner.userPrincipalName());
      claims.put("scp", "user_impersonation");
      ArrayNode methods = claims.putArray("amr").add("pwd");
      if (user.hasMfa()) {
        methods.add("mfa");
      }
    }
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
