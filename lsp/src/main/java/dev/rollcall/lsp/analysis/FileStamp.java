package dev.rollcall.lsp.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells two states of a file apart without reading it.
 *
 * @param size its size in bytes, or -1 if it does not exist
 * @param modified when it was last modified, in nanoseconds as far as the file system knows them
 */
record FileStamp(long size, long modified) {

  static final FileStamp ABSENT = new FileStamp(-1, 0);

  static FileStamp of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(
          attributes.size(),
          attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS));
    } catch (IOException e) {
      return ABSENT;
    }
  }
}
