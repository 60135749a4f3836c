package io.github.partnertransfers.cli.command;

import io.github.partnertransfers.cli.config.ConnectionOptions;

/** A command with connection flags. */
public interface ConnectedCommand {
  ConnectionOptions connection();
}
