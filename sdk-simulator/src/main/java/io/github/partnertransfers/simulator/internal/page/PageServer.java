package io.github.partnertransfers.simulator.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.partnertransfers.simulator.internal.http.FormBody;
import io.github.partnertransfers.simulator.internal.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Serves the page and its API, and keeps out the pages of other sites.
 *
 * <p>The API requires the token of the page's link in {@code Authorization}. Another site does not
 * know it, and its browser would not send that header without a permission (CORS) that is never
 * given. A site whose name was pointed to this address (DNS rebinding) is refused for that name.
 */
public final class PageServer {

  private static final String ROOT = "/simulator/";
  private static final String API = ROOT + "api/";
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final int TOKEN_BYTES = 24;

  private static final String SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private record StaticFile(String contentType, String text) {}

  private final Function<FormBody, JsonNode> state;
  private final PageCommands commands;
  private final String token = randomToken();
  private final Map<String, StaticFile> files =
      Map.of(
          "/",
          file("index.html", "text/html; charset=utf-8"),
          ROOT + "page.css",
          file("page.css", "text/css; charset=utf-8"),
          ROOT + "page.js",
          file("page.js", "text/javascript; charset=utf-8"),
          ROOT + "view.js",
          file("view.js", "text/javascript; charset=utf-8"),
          ROOT + "icon.svg",
          file("icon.svg", "image/svg+xml; charset=utf-8"));

  /**
   * Creates a server with a new token.
   *
   * @param state returns what the page shows, for the parameters of the query
   */
  public PageServer(Function<FormBody, JsonNode> state, PageCommands commands) {
    this.state = state;
    this.commands = commands;
  }

  private static String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static StaticFile file(String name, String contentType) {
    String path = "/io/github/partnertransfers/simulator/page/" + name;
    try (InputStream stream = PageServer.class.getResourceAsStream(path)) {
      byte[] bytes = Objects.requireNonNull(stream, path).readAllBytes();
      return new StaticFile(contentType, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the token that the API requires. */
  public String token() {
    return token;
  }

  /** Returns the response, or empty if the request is none of the page's. */
  public Optional<ResponseDefinition> respond(Request request) {
    String url = request.getUrl();
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    if (!isOfPage(path)) {
      return Optional.empty();
    }
    String host = request.getHeader("Host");
    if (host == null || !LOOPBACK_HOST.matcher(host).matches()) {
      return Optional.of(error(403, "The host must be 127.0.0.1 or localhost."));
    }
    if (path.startsWith(API)) {
      String query = question < 0 ? "" : url.substring(question + 1);
      return Optional.of(respondToApi(request, path.substring(API.length()), query));
    }
    return Optional.of(respondWithFile(request, path));
  }

  /**
   * Browsers ask for the last two by themselves, and these requests must not be recorded either.
   */
  private static boolean isOfPage(String path) {
    return path.equals("/")
        || path.startsWith(ROOT)
        || path.equals("/favicon.ico")
        || path.startsWith("/.well-known/");
  }

  private ResponseDefinition respondWithFile(Request request, String path) {
    StaticFile file = files.get(path);
    if (file == null) {
      return error(404, "There is no such file.");
    }
    if (!isMethod(request, "GET")) {
      return error(405, "The method must be GET.");
    }
    return respond(200, file.contentType(), file.text());
  }

  private ResponseDefinition respondToApi(Request request, String name, String query) {
    if (!hasToken(request)) {
      return error(403, "The token is missing or wrong. Open the link that the simulator printed.");
    }
    if (name.equals("state")) {
      return isMethod(request, "GET")
          ? json(200, state.apply(FormBody.parse(query)))
          : error(405, "The method must be GET.");
    }
    if (!isMethod(request, "POST")) {
      return error(405, "The method must be POST.");
    }
    try {
      String body = new String(request.getBody(), StandardCharsets.UTF_8);
      return commands
          .run(name, body)
          .map(result -> json(200, result))
          .orElseGet(() -> error(404, "There is no command " + name + "."));
    } catch (IllegalArgumentException e) {
      return error(400, e);
    } catch (IllegalStateException e) {
      return error(409, e);
    }
  }

  private boolean hasToken(Request request) {
    String header = request.getHeader("Authorization");
    return header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isMethod(Request request, String name) {
    return request.getMethod().value().equals(name);
  }

  private static ResponseDefinition error(int status, Exception e) {
    return error(status, Objects.requireNonNullElse(e.getMessage(), e.toString()));
  }

  private static ResponseDefinition error(int status, String message) {
    return json(status, Json.object().put("error", message));
  }

  private static ResponseDefinition json(int status, JsonNode body) {
    return respond(status, "application/json; charset=utf-8", body.toString());
  }

  private static ResponseDefinition respond(int status, String contentType, String body) {
    return new ResponseDefinitionBuilder()
        .withStatus(status)
        .withHeader("Content-Type", contentType)
        .withHeader("Content-Security-Policy", SECURITY_POLICY)
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cross-Origin-Resource-Policy", "same-origin")
        .withHeader("Cross-Origin-Opener-Policy", "same-origin")
        .withHeader("Cache-Control", "no-store")
        .withBody(body.getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
