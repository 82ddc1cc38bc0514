package dev.rollcall.engine.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** What is left of what one archive may unpack to; a small one can hold terabytes. */
final class ArchiveLimits {

  /** How many archives may be in each other. */
  static final int MAX_DEPTH = 5;

  private static final int MAX_FILES = 100_000;

  /** How much larger than a file all files together may be, and how much is gone through. */
  private static final int KEPT_FACTOR = 4;

  private static final int READ_FACTOR = 64;

  /** Says that an archive is over a limit. */
  static final class ExceededException extends IOException {
    private static final long serialVersionUID = 1;

    ExceededException(String message) {
      super(message);
    }
  }

  private final long fileBytes;
  private long kept;
  private long read;
  private int files = MAX_FILES;

  /**
   * Creates limits.
   *
   * @param fileBytes how large one file is at most
   */
  ArchiveLimits(long fileBytes) {
    this.fileBytes = fileBytes;
    this.kept = fileBytes * KEPT_FACTOR;
    this.read = fileBytes * READ_FACTOR;
  }

  /** Returns how large one file is at most. */
  long fileBytes() {
    return fileBytes;
  }

  /** Counts a file of the archive. */
  void file() throws ExceededException {
    if (--files < 0) {
      throw new ExceededException("more than " + MAX_FILES + " files in one archive");
    }
  }

  /** Counts bytes that are kept. */
  void keep(int bytes) throws ExceededException {
    kept -= bytes;
    if (kept < 0) {
      throw new ExceededException(
          "the manifests in it are larger than " + fileBytes * KEPT_FACTOR + " bytes together");
    }
  }

  private void read(int bytes) throws IOException {
    read -= Math.max(bytes, 0);
    if (read < 0) {
      throw new ExceededException("it unpacks to more than " + fileBytes * READ_FACTOR + " bytes");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("takes longer than the limit of time");
    }
  }

  /** Returns a stream that counts what is read of another one. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        ArchiveLimits.this.read(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        ArchiveLimits.this.read(count);
        return count;
      }

      @Override
      public void close() {
        // what is inside of another archive ends before that does
      }
    };
  }
}
