package io.tradeoracle.bench;

import io.tradeoracle.bench.accuracy.AccuracyCommand;
import io.tradeoracle.bench.fanout.ClientsCommand;
import io.tradeoracle.bench.fanout.FanoutCommand;
import io.tradeoracle.bench.pricing.PricingCommand;
import io.tradeoracle.bench.pricing.PricingTableCommand;
import java.io.IOException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Runs a command, if the first argument names one, else the benchmarks: then the options are JMH's,
 * and what it calls {@code -h} is {@code --help} too.
 */
@Command(name = "oracle-bench")
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException {
    CommandLine commands =
        new CommandLine(new Main())
            .addSubcommand(new FanoutCommand())
            .addSubcommand(new ClientsCommand())
            .addSubcommand(new PricingCommand())
            .addSubcommand(new PricingTableCommand())
            .addSubcommand(new AccuracyCommand())
            .setExecutionExceptionHandler((e, command, unused) -> failure(command, e));
    if (args.length > 0 && commands.getSubcommands().containsKey(args[0])) {
      System.exit(commands.execute(args));
    }
    org.openjdk.jmh.Main.main(
        Stream.of(args).map(arg -> arg.equals("--help") ? "-h" : arg).toArray(String[]::new));
  }

  private static int failure(CommandLine command, Exception e) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
