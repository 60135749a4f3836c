package io.github.partnertransfers.cli;

import io.github.partnertransfers.cli.command.AcceptCommand;
import io.github.partnertransfers.cli.command.BatchAcceptCommand;
import io.github.partnertransfers.cli.command.BatchCancelCommand;
import io.github.partnertransfers.cli.command.BatchCommand;
import io.github.partnertransfers.cli.command.BatchPlanCommand;
import io.github.partnertransfers.cli.command.BatchRejectCommand;
import io.github.partnertransfers.cli.command.BatchReportCommand;
import io.github.partnertransfers.cli.command.BatchRunCommand;
import io.github.partnertransfers.cli.command.BatchWithdrawCommand;
import io.github.partnertransfers.cli.command.CancelCommand;
import io.github.partnertransfers.cli.command.CompletionCommand;
import io.github.partnertransfers.cli.command.ConfigCommand;
import io.github.partnertransfers.cli.command.ConfigPathCommand;
import io.github.partnertransfers.cli.command.ConfigSetCommand;
import io.github.partnertransfers.cli.command.ConfigShowCommand;
import io.github.partnertransfers.cli.command.ConfigUnsetCommand;
import io.github.partnertransfers.cli.command.ConfigUseCommand;
import io.github.partnertransfers.cli.command.CreateCommand;
import io.github.partnertransfers.cli.command.DemoCommand;
import io.github.partnertransfers.cli.command.DoctorCommand;
import io.github.partnertransfers.cli.command.DriftCommand;
import io.github.partnertransfers.cli.command.EligibilityCommand;
import io.github.partnertransfers.cli.command.GetCommand;
import io.github.partnertransfers.cli.command.HelpCommand;
import io.github.partnertransfers.cli.command.ListCommand;
import io.github.partnertransfers.cli.command.LoginCommand;
import io.github.partnertransfers.cli.command.LogoutCommand;
import io.github.partnertransfers.cli.command.RejectCommand;
import io.github.partnertransfers.cli.command.SimulateCommand;
import io.github.partnertransfers.cli.command.UpdateCommand;
import io.github.partnertransfers.cli.command.VersionCommand;
import io.github.partnertransfers.cli.command.WatchCommand;
import io.github.partnertransfers.cli.command.WebhookEventsCommand;
import io.github.partnertransfers.cli.command.WebhookRegisterCommand;
import io.github.partnertransfers.cli.command.WebhookShowCommand;
import io.github.partnertransfers.cli.command.WebhookTestCommand;
import io.github.partnertransfers.cli.command.WebhookUpdateCommand;
import io.github.partnertransfers.cli.command.WebhooksCommand;
import io.github.partnertransfers.cli.command.WhoamiCommand;
import io.github.partnertransfers.cli.command.WithdrawCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands by their names, in the order of the help. */
final class Commands {
  private static final Map<String, Function<CliContext, Object>> FACTORIES = new LinkedHashMap<>();

  static {
    FACTORIES.put("demo", DemoCommand::new);
    FACTORIES.put("simulate", SimulateCommand::new);
    FACTORIES.put("login", LoginCommand::new);
    FACTORIES.put("logout", LogoutCommand::new);
    FACTORIES.put("whoami", WhoamiCommand::new);
    FACTORIES.put("doctor", DoctorCommand::new);
    FACTORIES.put("config", Commands::config);
    FACTORIES.put("eligibility", EligibilityCommand::new);
    FACTORIES.put("list", ListCommand::new);
    FACTORIES.put("get", GetCommand::new);
    FACTORIES.put("create", CreateCommand::new);
    FACTORIES.put("accept", AcceptCommand::new);
    FACTORIES.put("reject", RejectCommand::new);
    FACTORIES.put("cancel", CancelCommand::new);
    FACTORIES.put("withdraw", WithdrawCommand::new);
    FACTORIES.put("update", UpdateCommand::new);
    FACTORIES.put("watch", WatchCommand::new);
    FACTORIES.put("batch", Commands::batch);
    FACTORIES.put("webhooks", Commands::webhooks);
    FACTORIES.put("drift", DriftCommand::new);
    FACTORIES.put("completion", CompletionCommand::new);
    FACTORIES.put("help", context -> new HelpCommand());
    FACTORIES.put("version", VersionCommand::new);
  }

  private static final Set<String> VERSION_FLAGS = Set.of("-v", "--version");

  /** They describe other commands. */
  private static final Set<String> NEED_ALL = Set.of("help", "completion");

  private Commands() {}

  static CommandLine all(CliContext context) {
    CommandLine line = new CommandLine(new TransfersCommand());
    FACTORIES.values().forEach(factory -> line.addSubcommand(factory.apply(context)));
    return line;
  }

  /**
   * Returns the program with what the first argument needs, because building all commands takes
   * longer than most commands run: that command, or all if there is none of this name.
   */
  static CommandLine of(CliContext context, String command) {
    if (VERSION_FLAGS.contains(command)) {
      return new CommandLine(new TransfersCommand());
    }
    Function<CliContext, Object> factory = FACTORIES.get(command);
    return factory == null || NEED_ALL.contains(command)
        ? all(context)
        : new CommandLine(new TransfersCommand()).addSubcommand(factory.apply(context));
  }

  /** Returns whether a command only has commands of its own. */
  static boolean isGroup(String command) {
    return Set.of("config", "batch", "webhooks").contains(command);
  }

  private static CommandLine config(CliContext context) {
    CommandLine config = new CommandLine(new ConfigCommand());
    config.addSubcommand(new ConfigShowCommand(context));
    config.addSubcommand(new ConfigSetCommand(context));
    config.addSubcommand(new ConfigUnsetCommand(context));
    config.addSubcommand(new ConfigUseCommand(context));
    config.addSubcommand(new ConfigPathCommand(context));
    return config;
  }

  private static CommandLine webhooks(CliContext context) {
    CommandLine webhooks = new CommandLine(new WebhooksCommand());
    webhooks.addSubcommand(new WebhookEventsCommand(context));
    webhooks.addSubcommand(new WebhookShowCommand(context));
    webhooks.addSubcommand(new WebhookRegisterCommand(context));
    webhooks.addSubcommand(new WebhookUpdateCommand(context));
    webhooks.addSubcommand(new WebhookTestCommand(context));
    return webhooks;
  }

  private static CommandLine batch(CliContext context) {
    CommandLine batch = new CommandLine(new BatchCommand());
    batch.addSubcommand(new BatchPlanCommand(context));
    batch.addSubcommand(new BatchRunCommand(context));
    batch.addSubcommand(new BatchReportCommand(context));
    batch.addSubcommand(new BatchAcceptCommand(context));
    batch.addSubcommand(new BatchRejectCommand(context));
    batch.addSubcommand(new BatchWithdrawCommand(context));
    batch.addSubcommand(new BatchCancelCommand(context));
    return batch;
  }
}
