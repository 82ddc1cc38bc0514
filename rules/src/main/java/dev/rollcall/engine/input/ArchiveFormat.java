package dev.rollcall.engine.input;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The forms in which many files, or one compressed, are one; told by their first bytes. */
enum ArchiveFormat {
  GZIP(null),
  ZIP(null),
  TAR(null),
  XZ("xz -d"),
  ZSTD("zstd -d"),
  BZIP2("bzip2 -d");

  /** How many bytes tell. */
  static final int HEAD = 512;

  private static final int TAR_MAGIC = 257;

  /** What makes a file that is read of one that is not, or null if it is read. */
  private final @Nullable String unpacker;

  ArchiveFormat(@Nullable String unpacker) {
    this.unpacker = unpacker;
  }

  @Nullable String unpacker() {
    return unpacker;
  }

  /** Returns the format of what begins with these bytes, or null if it is no archive. */
  static @Nullable ArchiveFormat of(byte[] head, int length) {
    int first = length < 2 ? 0 : (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
    return switch (first) {
      case 0x1F8B -> GZIP;
      case 0x504B -> length >= 4 && head[2] < 8 && head[3] < 9 ? ZIP : null;
      case 0xFD37 -> XZ;
      case 0x28B5 -> ZSTD;
      case 0x425A -> startsWith(head, length, 0, "BZh") ? BZIP2 : null;
      default -> startsWith(head, length, TAR_MAGIC, "ustar") ? TAR : null;
    };
  }

  private static boolean startsWith(byte[] head, int length, int at, String magic) {
    return length >= at + magic.length()
        && new String(head, at, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
  }
}
