package io.github.partnertransfers.tests.login;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.github.partnertransfers.ClientCredential;
import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProviders;
import io.github.partnertransfers.TransfersClient;

/** What an application on Azure writes that has a managed identity and neither secret nor key. */
final class ManagedIdentityExample {
  private ManagedIdentityExample() {}

  /** Lists the transfers of a customer: tenant, client id, API, login, customer. */
  public static void main(String[] args) {
    TokenCredential azureCredential = new ManagedIdentityCredentialBuilder().build();
    TokenRequestContext exchange =
        new TokenRequestContext().addScopes("api://AzureADTokenExchange/.default");
    ClientCredential managedIdentity =
        ClientCredential.assertion(() -> azureCredential.getTokenSync(exchange).getToken());
    try (TransfersClient client =
        TransfersClient.builder()
            .cloud(Cloud.builder().apiUrl(args[2]).loginUrl(args[3]).build())
            .credential(TokenProviders.clientCredentials(args[0], args[1], managedIdentity))
            .build()) {
      System.out.println(
          client.customer(args[4]).list().execute().size() + " transfers were listed");
    }
    System.exit(0); // azure-identity keeps threads.
  }
}
