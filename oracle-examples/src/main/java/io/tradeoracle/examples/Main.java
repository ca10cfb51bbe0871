package io.tradeoracle.examples;

import io.tradeoracle.examples.csv.CsvFormatException;
import io.tradeoracle.examples.demo.DemoException;
import io.tradeoracle.port.TradingException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line. Results go to standard output, everything else to standard error; the exit code
 * is 0 when all was processed, 1 after a failure, 2 after misuse.
 */
@Command(
    name = "oracle-examples",
    description = "Trade Oracle on the command line.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    scope = ScopeType.INHERIT)
public final class Main implements Runnable {

  /** What the database driver says here is said once more by what it throws. Held, or forgotten. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    DRIVER_LOG.setLevel(Level.OFF);
    // Not System.out: a print stream hides that the reader of a pipe has gone.
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    System.exit(run(in, out, err, args));
  }

  /** Runs a command and returns its exit code. */
  static int run(InputStream in, OutputStream out, OutputStream err, String... args) {
    Streams streams = new Streams(in, out, err);
    return new CommandLine(new Main())
        .addSubcommand(new PriceCommand(streams))
        .addSubcommand(new ImpliedVolatilityCommand(streams))
        .addSubcommand(new IvRankCommand(streams))
        .addSubcommand(new SmileCommand(streams))
        .addSubcommand(new ReplayCommand(streams))
        .addSubcommand(new SimulateCommand(streams))
        .addSubcommand(new RebuildCommand(streams))
        .addSubcommand(new DemoCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(printer(out))
        .setErr(printer(err))
        .setParameterExceptionHandler((e, unused) -> misuse(e.getCommandLine(), e))
        .setExecutionExceptionHandler((e, command, unused) -> failure(command, e))
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is needed: " + String.join(", ", spec.subcommands().keySet()));
  }

  private static int misuse(CommandLine command, Exception e) {
    return report(command, withoutClassNames(message(e)), CommandLine.ExitCode.USAGE);
  }

  /** The parser tells which Java class could not be made, which is nothing to a user. */
  private static String withoutClassNames(String message) {
    return message
        .replaceAll(" \\(java\\.[^\\n]*\\)$", "")
        .replace("class java.time.LocalDate", "a date (YYYY-MM-DD)")
        .replace("BigDecimal", "a number");
  }

  /** A file system's exceptions have only the file for a message. */
  private static String message(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof FileSystemException failure && failure.getReason() == null) {
      String what = e.getClass().getSimpleName().replaceAll("(Exception)$", "");
      return "cannot use " + message + ": " + what.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
    return message;
  }

  private static int failure(CommandLine command, Exception e) {
    if (e instanceof CsvFormatException) {
      return misuse(command, e);
    }
    if (e instanceof IOException || e instanceof TradingException || e instanceof DemoException) {
      return report(command, message(e), CommandLine.ExitCode.SOFTWARE);
    }
    command.getErr().println("unexpected failure: " + oneLine(e.toString()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static int report(CommandLine command, String message, int exitCode) {
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + oneLine(message));
    return exitCode;
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static PrintWriter printer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** The version in the manifest of the jar, which a folder of classes does not have. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Trade Oracle " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
