package dev.rollcall.lsp.analysis;

import java.nio.file.Path;

/** Learns how far the reading of folders is. Called by the threads that read. */
public interface ReadingObserver {

  /** What is told of the reading of one folder. */
  interface Progress {

    /** Some of all files are read. */
    void read(int files, int all);

    /** No more is read. */
    void end();
  }

  /**
   * The reading of a folder starts.
   *
   * @param cancel ends it early
   */
  Progress start(Path folder, Runnable cancel);

  /** Reading a folder failed for a defect of this program. */
  void crashed(Throwable problem);
}
