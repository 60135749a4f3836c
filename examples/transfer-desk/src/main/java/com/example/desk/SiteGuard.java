package com.example.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other web sites out. Writes are JSON or DELETE, which the page of another site can't send:
 * its browser asks first (CORS), and this application allows it to none. A site whose name was
 * pointed to this address (DNS rebinding) is refused for that name.
 */
@Component
class SiteGuard extends OncePerRequestFilter {
  private final TransferDeskApplication.Settings settings;

  SiteGuard(TransferDeskApplication.Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (!settings.hosts().contains(request.getServerName())) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if ("POST".equals(request.getMethod())
        && !MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else {
      chain.doFilter(request, response);
    }
  }
}
