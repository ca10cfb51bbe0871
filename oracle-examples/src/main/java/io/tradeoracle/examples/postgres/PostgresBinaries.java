package io.tradeoracle.examples.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked from the archive for this machine that is on the class path. */
final class PostgresBinaries {

  private static final int EXECUTABLE_BITS = 0111;

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks the programs beneath a folder unless they are there already.
   *
   * @throws IOException if there are none for this machine on the class path, or the disk is full
   */
  static PostgresBinaries in(Path parent) throws IOException {
    String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path folder = parent.resolve("programs");
    if (Files.notExists(folder)) {
      Path unfinished = parent.resolve("programs.unfinished");
      deleteTree(unfinished);
      unpack(archive, unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(folder);
  }

  /** Returns the archive's name for a machine, by the system properties that name it. */
  static String archive(String osName, String osArch) throws IOException {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
    String processor = arm ? "arm_64" : "x86_64";
    if (arm || intel) {
      if (os.contains("linux")) {
        return "postgres-linux-" + processor + ".txz";
      } else if (os.contains("mac")) {
        return "postgres-darwin-" + processor + ".txz";
      } else if (os.contains("windows") && intel) {
        return "postgres-windows-x86_64.txz";
      }
    }
    throw new IOException(
        "there is no PostgreSQL here for " + osName + " on " + osArch + ": name one by --jdbc-url");
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (packed == null) {
        throw new IOException(
            archive
                + " is not on the class path, this build is for another kind of machine: name"
                + " a PostgreSQL by --jdbc-url");
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(tar, entry, target);
        }
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("the archive has an entry outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & EXECUTABLE_BITS) != 0) {
        makeExecutable(file);
      }
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void deleteTree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  /** Returns the start of a command that runs one of the programs. */
  List<String> command(String program) {
    return List.of(folder.resolve("bin").resolve(program).toString());
  }
}
