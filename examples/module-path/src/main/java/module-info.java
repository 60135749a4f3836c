/** An app on the module path, which asks for the one module that it uses. */
module com.example.modular {
  requires io.github.partnertransfers.rx;
}
