/** The client for RxJava 3. */
module io.github.partnertransfers.rx {
  requires transitive io.github.partnertransfers.core;
  requires transitive io.reactivex.rxjava3;
  requires org.reactivestreams;
  requires static transitive org.jspecify;

  exports io.github.partnertransfers.rx;
}
