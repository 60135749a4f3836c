package io.github.partnertransfers.cli;

import io.github.partnertransfers.Cloud;
import java.net.URI;
import java.util.Locale;

/** The two hosts of a cloud, as a message names them. */
public record Endpoints(Cloud cloud) {
  /** Host and port of the API or of the login. */
  String host(boolean login) {
    URI url = URI.create(login ? cloud.loginUrl() : cloud.apiUrl());
    int usual = "http".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) ? 80 : 443;
    return url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
  }
}
