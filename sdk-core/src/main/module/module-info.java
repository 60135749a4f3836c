/** The client for Partner Center's subscription transfers. */
module io.github.partnertransfers.core {
  requires transitive io.github.partnertransfers.generated;
  requires okio;
  requires static transitive org.jspecify;

  exports io.github.partnertransfers;
}
