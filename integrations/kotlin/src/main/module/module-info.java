/** The client for Kotlin's coroutines. */
module io.github.partnertransfers.kotlin {
  requires transitive io.github.partnertransfers.rx;
  requires transitive kotlin.stdlib;
  requires transitive kotlinx.coroutines.core;
  requires org.reactivestreams;

  exports io.github.partnertransfers.kotlin;
}
