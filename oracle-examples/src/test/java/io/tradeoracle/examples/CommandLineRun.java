package io.tradeoracle.examples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a run of the command line left behind. */
public record CommandLineRun(int exitCode, String out, String err) {

  public static CommandLineRun of(String in, String... args) {
    return of(in, StandardCharsets.UTF_8, args);
  }

  public static CommandLineRun of(String in, Charset charset, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(new ByteArrayInputStream(in.getBytes(charset)), out, err, args);
    return new CommandLineRun(exitCode, out.toString(charset), err.toString(charset));
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
