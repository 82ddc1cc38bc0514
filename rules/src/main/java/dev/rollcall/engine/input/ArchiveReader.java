package dev.rollcall.engine.input;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlLimits;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the manifests in an archive, and in archives inside of it, as a stream: nothing is written,
 * so that names cannot lead anywhere.
 */
public final class ArchiveReader {

  private static final int BUFFER = 1 << 16;
  private static final List<String> MANIFESTS =
      List.of(".yaml", ".yml", ".json", ".jsonl", ".ndjson");
  private static final List<String> ARCHIVES =
      List.of(".tar", ".tar.gz", ".tgz", ".zip", ".tar.xz", ".tar.zst", ".tar.bz2");

  /** Turns the bytes of a file into its text. */
  @FunctionalInterface
  interface Decoder {
    SourceFile decode(String name, byte[] bytes) throws FileInputSource.UnreadableException;
  }

  /**
   * What an archive holds.
   *
   * @param files its manifests
   * @param problems what of it cannot be read
   */
  public record Content(List<SourceFile> files, List<InputError> problems) {

    public Content {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }
  }

  private final ArchiveLimits limits;
  private final Decoder decoder;
  private final List<SourceFile> files = new ArrayList<>();

  /** Files that are named like no manifest; they count if the archive holds nothing else. */
  private final List<SourceFile> texts = new ArrayList<>();

  private long textBytes;
  private final List<InputError> problems = new ArrayList<>();

  ArchiveReader(long fileBytes, Decoder decoder) {
    this.limits = new ArchiveLimits(fileBytes);
    this.decoder = decoder;
  }

  /** Reads an archive to its end, or as far as it can be read. */
  Content read(String name, InputStream in) {
    try {
      unpack(name, buffered(in), 0, true);
    } catch (ArchiveLimits.ExceededException e) {
      problem(name, e.getMessage() + "; unpack it, or " + YamlLimits.remedy("fileBytes"), true);
    } catch (EOFException e) {
      problem(name, "the archive ends early, what is behind that is not read", false);
    } catch (IOException e) {
      problem(name, "an archive that cannot be read: " + e.getMessage(), false);
    }
    List<SourceFile> found = files.isEmpty() ? texts : files;
    if (found.isEmpty() && problems.isEmpty()) {
      problem(name, "an archive without a file that ends in .yaml, .yml or .json", false);
    }
    return new Content(found, problems);
  }

  private void problem(String name, String message, boolean limit) {
    String rule = limit ? "input-over-limit" : "unreadable-input";
    problems.add(new InputError(name, Span.START, message, rule));
  }

  private static BufferedInputStream buffered(InputStream in) {
    return in instanceof BufferedInputStream done ? done : new BufferedInputStream(in, BUFFER);
  }

  /**
   * Reads what may be an archive or a file.
   *
   * @param manifest whether a file is wanted, and not only if there is nothing else
   */
  private void unpack(String name, BufferedInputStream in, int depth, boolean manifest)
      throws IOException {
    in.mark(ArchiveFormat.HEAD + 1);
    byte[] head = in.readNBytes(ArchiveFormat.HEAD);
    in.reset();
    ArchiveFormat format = ArchiveFormat.of(head, head.length);
    if (format == null) {
      file(name, in, manifest);
    } else if (format.unpacker() != null) {
      problem(
          name,
          "a form of compression that is not read; unpack it first: " + format.unpacker(),
          false);
    } else if (depth >= ArchiveLimits.MAX_DEPTH) {
      throw new ArchiveLimits.ExceededException(
          "more than " + ArchiveLimits.MAX_DEPTH + " archives in each other");
    } else {
      switch (format) {
        case GZIP -> {
          InputStream content = limits.counted(new GZIPInputStream(in, BUFFER));
          unpack(withoutGz(name), buffered(content), depth + 1, manifest);
        }
        case ZIP -> zip(name, in, depth);
        default -> tar(name, in, depth);
      }
    }
  }

  /** An archive keeps its name, as the directory of what is in it. */
  static String withoutGz(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") && !lower.endsWith(".tar.gz")
        ? name.substring(0, name.length() - ".gz".length())
        : name;
  }

  private void zip(String archive, InputStream in, int depth) throws IOException {
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        entry(archive, entry.getName(), zip, depth);
      }
    }
  }

  private void tar(String archive, InputStream in, int depth) throws IOException {
    TarReader tar = new TarReader(in);
    for (String name = tar.next(); name != null; name = tar.next()) {
      entry(archive, name, tar.content(), depth);
    }
  }

  private void entry(String archive, String name, InputStream in, int depth) throws IOException {
    limits.file();
    String plain = plain(name);
    if (plain.isEmpty()) {
      return;
    }
    boolean manifest = isManifest(plain) || isArchive(plain);
    boolean text = files.isEmpty() && isText(plain) && textBytes < limits.fileBytes();
    if (manifest || text) {
      unpack(archive + "/" + plain, buffered(limits.counted(in)), depth + 1, manifest);
    } else {
      limits.counted(in).transferTo(OutputStream.nullOutputStream());
    }
  }

  /**
   * Returns a name without what leads out of its archive, empty for a hidden file, such as those in
   * which macOS keeps attributes.
   */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (String part : name.replace('\\', '/').split("/")) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        continue;
      }
      if (part.startsWith(".") || part.equals("__MACOSX")) {
        return "";
      }
      plain.append(plain.isEmpty() ? "" : "/").append(part);
    }
    return plain.toString();
  }

  /** Returns whether manifests are written to files of such a name. */
  static boolean isManifest(String name) {
    return endsWithOneOf(name, MANIFESTS);
  }

  private static boolean isText(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return last.endsWith(".txt") || last.indexOf('.') < 0;
  }

  /** Rotated logs and journals are compressed, too, and large. */
  static boolean isArchive(String name) {
    String content = withoutGz(name);
    return endsWithOneOf(name, ARCHIVES) || (!content.equals(name) && isManifest(content));
  }

  private static boolean endsWithOneOf(String name, List<String> ends) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String end : ends) {
      if (lower.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private void file(String name, InputStream in, boolean manifest) throws IOException {
    int most = (int) Math.min(limits.fileBytes() + 1, Integer.MAX_VALUE - 8);
    byte[] bytes = in.readNBytes(most);
    if (bytes.length <= limits.fileBytes()) {
      keep(name, bytes, manifest);
      return;
    }
    in.transferTo(OutputStream.nullOutputStream());
    if (manifest) {
      String size = "larger than the limit of " + limits.fileBytes() + " bytes; split it, or ";
      problem(name, size + YamlLimits.remedy("fileBytes"), true);
    }
  }

  private void keep(String name, byte[] bytes, boolean manifest) throws IOException {
    try {
      if (manifest) {
        limits.keep(bytes.length);
        files.add(decoder.decode(name, bytes));
        texts.clear();
      } else {
        textBytes += bytes.length;
        texts.add(decoder.decode(name, bytes));
      }
    } catch (FileInputSource.UnreadableException e) {
      if (manifest) {
        problems.add(e.unreadable());
      }
    }
  }
}
