package io.github.partnertransfers.spring.boot;

import io.github.partnertransfers.Cloud;
import io.github.partnertransfers.TokenProvider;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where Partner Center is and how the application logs in. The properties provide it, unless there
 * is a bean of this type, such as the one of a simulator.
 */
public interface TransfersConnectionDetails extends ConnectionDetails {
  /** Returns the cloud to send requests to. */
  Cloud cloud();

  /** Returns the login. */
  TokenProvider credential();
}
