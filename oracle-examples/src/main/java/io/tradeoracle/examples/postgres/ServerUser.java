package io.tradeoracle.examples.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who runs the server. PostgreSQL refuses to run as root, so under root its programs run in a user
 * namespace in which they are somebody else, their files staying root's; where the kernel does not
 * allow that, as the user {@code nobody}, who is given the folder.
 */
final class ServerUser {

  private static final List<String> NAMESPACE = List.of("unshare", "--user");
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
  private static final List<String> RUN_AS_NOBODY = List.of("runuser", "-u", "nobody", "--");

  private final List<String> prefix;

  private ServerUser(List<String> prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns who can run the programs on a folder's files.
   *
   * @throws IOException if nobody can
   */
  static ServerUser of(Path folder) throws IOException {
    if (!isRoot(folder)) {
      return new ServerUser(List.of());
    }
    if (works(NAMESPACE, "true")) {
      return new ServerUser(NAMESPACE);
    }
    for (List<String> asNobody : List.of(NOBODY, RUN_AS_NOBODY)) {
      if (works(asNobody, "true")) {
        run(List.of("chown", "-R", "65534:65534", folder.toString()));
        if (works(asNobody, "test", "-w", folder.toString())) {
          return new ServerUser(asNobody);
        }
      }
    }
    throw new IOException(
        "PostgreSQL does not run as root, and no other user can be put in its place for "
            + folder
            + ": start the demo as a normal user, or name a server by --jdbc-url");
  }

  private static boolean isRoot(Path folder) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && "root".equals(System.getProperty("user.name"))
        && Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
  }

  private static boolean works(List<String> prefix, String... command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    return run(all);
  }

  private static boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns what stands before a command so that the right user runs it; may be empty. */
  List<String> prefix() {
    return prefix;
  }
}
