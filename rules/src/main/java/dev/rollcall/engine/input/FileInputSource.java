package dev.rollcall.engine.input;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** Reads inputs as text: UTF-8, or UTF-16 where a byte order mark says so. */
public final class FileInputSource implements InputSource {

  /** Thrown where an input cannot be read. */
  public static class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient InputError unreadable;

    UnreadableException(InputError unreadable) {
      super(unreadable.message());
      this.unreadable = unreadable;
    }

    public InputError unreadable() {
      return unreadable;
    }

    /** Returns whether the input is no text at all. */
    public boolean isBinary() {
      return unreadable.message().startsWith(BINARY);
    }
  }

  private static final String BINARY = "binary, not text";
  private static final int FIRST_BYTES = 1024;

  private final InputStream stdin;
  private final long mostBytes;
  private final Charset usual;
  private final Map<Path, Path> copies;

  /**
   * Creates a reader.
   *
   * @param mostBytes the size over which a file is refused
   */
  public FileInputSource(InputStream stdin, long mostBytes) {
    this(stdin, mostBytes, StandardCharsets.UTF_8, Map.of());
  }

  /**
   * Creates a reader for files that are recoded, or copied with placeholders filled in, on their
   * way to the cluster.
   *
   * @param mostBytes the size over which a file is refused
   * @param usual the encoding of files without a byte order mark
   * @param copies the files to read in place of others, by absolute path
   */
  public FileInputSource(InputStream stdin, long mostBytes, Charset usual, Map<Path, Path> copies) {
    this.stdin = stdin;
    this.mostBytes = mostBytes;
    this.usual = usual;
    this.copies = Collections.unmodifiableMap(copies);
  }

  /** Returns the size over which a file is refused. */
  long mostBytes() {
    return mostBytes;
  }

  @Override
  public SourceFile read(Input input) throws UnreadableException {
    try {
      return decode(input.name(), bytes(input));
    } catch (IOException e) {
      throw failure(input.name(), Span.START, IoErrors.describe(e));
    }
  }

  private byte[] bytes(Input input) throws IOException, UnreadableException {
    int most = (int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8);
    Path path = input.path() == null ? null : readIn(input.path());
    byte[] bytes = path == null ? stdin.readNBytes(most) : bytes(input.name(), path, most);
    if (ArchiveFormat.of(bytes, bytes.length) != null
        && (path != null || bytes.length <= mostBytes)) {
      ArchiveReader archive = new ArchiveReader(mostBytes, this::decode);
      throw new ArchiveFoundException(
          input.name(), path, path == null ? bytes : new byte[0], archive);
    }
    if (bytes.length > mostBytes) {
      throw new UnreadableException(
          new InputError(
              input.name(),
              Span.START,
              "larger than the limit of "
                  + mostBytes
                  + " bytes; split it, or "
                  + YamlLimits.remedy("fileBytes"),
              "input-over-limit"));
    }
    return bytes;
  }

  private static byte[] bytes(String name, Path path, int most)
      throws IOException, UnreadableException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw failure(name, Span.START, "not a regular file; pipe its content to - instead");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = new byte[(int) Math.min(attributes.size(), most)];
      int length = in.readNBytes(bytes, 0, bytes.length);
      int next = length < most ? in.read() : -1;
      if (next < 0) {
        return length < bytes.length ? Arrays.copyOf(bytes, length) : bytes;
      }
      // It has grown, or is one of those that the kernel makes up while they are read.
      byte[] rest = in.readNBytes(most - length - 1);
      byte[] all = Arrays.copyOf(bytes, length + 1 + rest.length);
      all[length] = (byte) next;
      System.arraycopy(rest, 0, all, length + 1, rest.length);
      return all;
    }
  }

  private Path readIn(Path path) {
    return copies.isEmpty() ? path : copies.getOrDefault(path.toAbsolutePath().normalize(), path);
  }

  private SourceFile decode(String name, byte[] bytes) throws UnreadableException {
    Charset charset = charset(bytes);
    SourceFile ascii = charset == StandardCharsets.UTF_8 ? SourceFile.ofAscii(name, bytes) : null;
    if (ascii != null) {
      return ascii;
    }
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      if (charset == StandardCharsets.UTF_8 && holdsZero(bytes)) {
        throw failure(name, Span.START, BINARY);
      }
      int at = bytes[in.position()] & 0xFF;
      String message = "not %s: the byte 0x%02X".formatted(charset.name(), at);
      throw failure(name, endOf(text), message);
    }
    return new SourceFile(name, text);
  }

  private static boolean holdsZero(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, FIRST_BYTES); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private Charset charset(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return first == 0xFEFF
        ? StandardCharsets.UTF_16BE
        : first == 0xFFFE ? StandardCharsets.UTF_16LE : usual;
  }

  private static Span endOf(String text) {
    Span end = new SourceFile("", text).span(text.length(), text.length());
    return new Span(end.line(), end.column(), end.line(), end.column() + 1);
  }

  private static UnreadableException failure(String name, Span span, String message) {
    return new UnreadableException(new InputError(name, span, message));
  }
}
