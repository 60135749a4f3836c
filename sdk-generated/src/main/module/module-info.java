/** The models and the Retrofit interfaces of Partner Center's subscription transfers. */
module io.github.partnertransfers.generated {
  requires transitive com.google.gson;
  requires transitive retrofit2;
  requires transitive okhttp3;
  requires okio;
  requires static transitive org.jspecify;
  // For OkHttp 4, an automatic module, which can't ask for it.
  requires kotlin.stdlib;

  exports io.github.partnertransfers.api;
  exports io.github.partnertransfers.model;
}
