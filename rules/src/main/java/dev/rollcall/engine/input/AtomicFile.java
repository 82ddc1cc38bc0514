package dev.rollcall.engine.input;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Replaces files whole or not at all: an interrupted run leaves the old one. */
public final class AtomicFile {

  private static final int GRACE_SECONDS = 5;

  private AtomicFile() {}

  /** Writes the bytes; links are followed, permissions kept, devices written to directly. */
  public static void write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      if (Files.isDirectory(file)) {
        throw new IOException("a directory");
      }
      Files.write(file, bytes);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IOException("the directory \"" + parent + "\" does not exist");
    }
    CountDownLatch written = new CountDownLatch(1);
    Thread lastCall = new Thread(() -> await(written), "rollcall-last-call");
    try {
      Runtime.getRuntime().addShutdownHook(lastCall);
    } catch (IllegalStateException e) {
      throw new IOException("not written, the run was stopped", e);
    }
    try {
      replace(parent, target, bytes);
    } finally {
      written.countDown();
      forget(lastCall);
    }
  }

  /** Where the run is stopped meanwhile, Java ends when this file is whole and nothing is left. */
  private static void await(CountDownLatch written) {
    try {
      written.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread lastCall) {
    try {
      Runtime.getRuntime().removeShutdownHook(lastCall);
    } catch (IllegalStateException e) {
      return; // it waits for this moment, and Java ends
    }
  }

  private static void replace(Path parent, Path target, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(parent, ".rollcall-", ".tmp");
    try {
      Files.write(temporary, bytes);
      if (Files.exists(target)) {
        copyPermissions(target, temporary);
      } else {
        readable(temporary);
      }
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
      Files.setPosixFilePermissions(to, permissions);
    }
  }

  /** Temporary files are for their owner only, reports are for whoever reads the directory. */
  private static void readable(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> permissions =
          java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--");
      Files.setPosixFilePermissions(file, permissions);
    }
  }
}
