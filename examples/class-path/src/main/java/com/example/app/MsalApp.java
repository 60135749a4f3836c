package com.example.app;

import com.example.story.TransferStory;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.github.partnertransfers.AccessToken;
import io.github.partnertransfers.TokenProvider;
import io.github.partnertransfers.TransfersClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** An app that logs in with MSAL4J. */
final class MsalApp {
  private MsalApp() {}

  public static void main(String[] arguments) throws Exception {
    try (TransfersClient source = client("SOURCE");
        TransfersClient target = client("TARGET")) {
      new TransferStory(source, target, TransferStory.setting("CUSTOMER")).run();
    }
    System.out.println("  logged in by MSAL4J");
  }

  private static TransfersClient client(String partner) throws Exception {
    ConfidentialClientApplication msal =
        ConfidentialClientApplication.builder(
                TransferStory.setting(partner + "_CLIENT"),
                ClientCredentialFactory.createFromSecret(TransferStory.setting(partner + "_SECRET")))
            .authority(
                "https://login.microsoftonline.com/" + TransferStory.setting(partner + "_TENANT"))
            .instanceDiscovery(false)
            .httpClient(MsalApp::toTheSimulator)
            .build();
    return TransferStory.client(partner).credential(tokensOf(msal)).build();
  }

  private static TokenProvider tokensOf(ConfidentialClientApplication msal) {
    return request -> {
      ClientCredentialParameters parameters =
          ClientCredentialParameters.builder(Set.of(request.scope())).skipCache(true).build();
      IAuthenticationResult result = msal.acquireToken(parameters).get();
      Instant expiry = result.expiresOnDate().toInstant();
      return AccessToken.of(result.accessToken(), Duration.between(Instant.now(), expiry));
    };
  }

  /** MSAL talks to https hosts only; the simulator is on loopback. */
  private static IHttpResponse toTheSimulator(HttpRequest request) throws Exception {
    URI simulated = URI.create(TransferStory.setting("LOGIN_URL") + request.url().getPath());
    java.net.http.HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(simulated)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.body()))
                    .build(),
                BodyHandlers.ofString());
    HttpResponse response = new HttpResponse();
    response.statusCode(answer.statusCode());
    response.body(answer.body());
    response.addHeaders(answer.headers().map());
    return response;
  }
}
