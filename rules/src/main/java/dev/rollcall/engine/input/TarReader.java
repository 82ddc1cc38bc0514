package dev.rollcall.engine.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the regular files of a tar archive: POSIX ustar and pax, and GNU's long names. */
final class TarReader {

  private static final int BLOCK = 512;
  private static final int MAX_NAME_BYTES = 1 << 16;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private long left;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next regular file and returns its name, or null at the end. */
  @Nullable String next() throws IOException {
    String longName = null;
    long longSize = -1;
    while (true) {
      in.skipNBytes(left + padding);
      left = 0;
      padding = 0;
      if (!readHeader()) {
        return null;
      }
      long size = number(124, 12);
      switch (header[156]) {
        case 'L' -> longName = text(content(size));
        case 'x' -> {
          String records = text(content(size));
          String path = paxValue(records, "path");
          String pax = paxValue(records, "size");
          longName = path == null ? longName : path;
          longSize = pax == null ? longSize : parse(pax, 10);
        }
        case '0', 0, '7' -> {
          open(longSize < 0 ? size : longSize);
          String name = longName == null ? name() : longName;
          if (!name.endsWith("/")) {
            return name;
          }
          longName = null;
          longSize = -1;
        }
        default -> {
          open(size);
          if (header[156] != 'g' && header[156] != 'K') {
            longName = null;
            longSize = -1;
          }
        }
      }
    }
  }

  private void open(long size) {
    left = size;
    padding = (BLOCK - size % BLOCK) % BLOCK;
  }

  /** Returns false at the end, which is two blocks of zeros, or missing. */
  private boolean readHeader() throws IOException {
    int length = in.readNBytes(header, 0, BLOCK);
    if (length == 0) {
      return false;
    }
    if (length < BLOCK) {
      throw new EOFException("the archive ends early");
    }
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
    }
    if (sum == ' ' * 8L) {
      return false;
    }
    if (sum != number(148, 8)) {
      throw new IOException("the archive is damaged");
    }
    return true;
  }

  private byte[] content(long size) throws IOException {
    if (size > MAX_NAME_BYTES) {
      throw new IOException("the archive is damaged");
    }
    byte[] bytes = in.readNBytes((int) size);
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return bytes;
  }

  private static String text(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** A record is its own length, a blank, {@code key=value} and a line end. */
  private static @Nullable String paxValue(String records, String key) {
    for (String record : records.split("\n")) {
      int blank = record.indexOf(' ');
      if (blank > 0 && record.startsWith(key + "=", blank + 1)) {
        return record.substring(blank + key.length() + 2);
      }
    }
    return null;
  }

  private String name() {
    String name = field(0, 100);
    String prefix = field(257, 5).equals("ustar") && header[262] == 0 ? field(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String field(int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /** Numbers are octal, or binary where the first bit is set. */
  private long number(int from, int length) throws IOException {
    if ((header[from] & 0x80) == 0) {
      String digits = field(from, length).strip();
      return digits.isEmpty() ? 0 : parse(digits, 8);
    }
    long value = header[from] & 0x7F;
    for (int i = from + 1; i < from + length; i++) {
      if (value >> 54 != 0) {
        throw new IOException("the archive is damaged");
      }
      value = value << 8 | (header[i] & 0xFF);
    }
    return value;
  }

  private static long parse(String digits, int radix) throws IOException {
    try {
      long value = Long.parseLong(digits, radix);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to what a negative number is
    }
    throw new IOException("the archive is damaged");
  }

  /** Returns the content of the file that {@link #next} moved to. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (left == 0) {
          return -1;
        }
        int count = in.read(bytes, from, (int) Math.min(length, left));
        if (count < 0) {
          throw new EOFException("the archive ends early");
        }
        left -= count;
        return count;
      }
    };
  }
}
