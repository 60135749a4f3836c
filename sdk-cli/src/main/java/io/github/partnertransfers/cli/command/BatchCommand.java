package io.github.partnertransfers.cli.command;

import picocli.CommandLine.Command;

/** The commands on many transfers. */
@Command(
    name = "batch",
    description = {
      "Create and answer the transfers of many subscriptions and customers, from a table.",
      "plan checks the table and writes a plan; run creates what is planned, and goes on after a"
          + " crash; report says what became of each row. accept, reject, withdraw and cancel take"
          + " a report or another table of transfers."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  transfers batch plan moves.csv -o plan.jsonl",
      "  transfers batch run plan.jsonl",
      "  transfers batch report plan.jsonl -o csv > report.csv",
      "  transfers batch accept report.csv"
    })
public final class BatchCommand extends CommandGroup {}
