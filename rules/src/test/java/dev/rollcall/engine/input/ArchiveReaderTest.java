package dev.rollcall.engine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Archives in archives, damaged ones and bombs. */
final class ArchiveReaderTest {

  private static final long MOST = 10_000;

  @Test
  void readsArchivesInEachOther() throws IOException {
    byte[] tar = tar("../../up/nodes.yaml", "kind: Node");
    ArchiveReader.Content content = read("a.zip", zip("in/b.tar.gz", gzip(tar)));
    assertEquals(List.of("a.zip/in/b.tar.gz/up/nodes.yaml"), names(content));
    assertEquals("kind: Node", content.files().get(0).text());
  }

  @Test
  void readsTextsOnlyIfThereIsNothingElse() throws IOException {
    assertEquals(List.of("a.zip/info.txt"), names(read("a.zip", zip("info.txt", bytes("{}")))));
    byte[] both = zip("info.txt", bytes("{}"), "pods.json", bytes("[]"), "x.log", bytes("y"));
    assertEquals(List.of("a.zip/pods.json"), names(read("a.zip", both)));
  }

  @Test
  void keepsWhatStandsBeforeTheEndOfATruncatedArchive() throws IOException {
    byte[] tar = tar("nodes.yaml", "kind: Node");
    byte[] cut = Arrays.copyOf(gzip(tar), gzip(tar).length / 2);
    assertTrue(problem(read("a.tar.gz", cut)).contains("ends early"));
  }

  @Test
  void stopsAtLimits() throws IOException {
    byte[] large = new byte[(int) MOST + 1];
    assertTrue(problem(read("a.gz", gzip(large))).contains("larger than the limit"));
    byte[] full = new byte[(int) MOST];
    byte[] many =
        zip("a.yaml", full, "b.yaml", full, "c.yaml", full, "d.yaml", full, "e.yaml", full);
    assertTrue(problem(read("a.zip", many)).contains("bytes together"));
    byte[] bomb = zip("a.bin", new byte[(int) MOST * 100]);
    assertTrue(problem(read("a.zip", bomb)).contains("unpacks to more"));
    byte[] deep = bytes("kind: Node");
    for (int i = 0; i < 8; i++) {
      deep = gzip(deep);
    }
    assertTrue(problem(read("a.gz", deep)).contains("in each other"));
  }

  @Test
  void namesWhatIsNotRead() throws IOException {
    byte[] xz = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};
    assertTrue(problem(read("a.xz", xz)).contains("xz -d"));
    byte[] damaged = tar("nodes.yaml", "kind: Node");
    damaged[3]++;
    assertTrue(problem(read("a.tar", damaged)).contains("damaged"));
  }

  private static ArchiveReader.Content read(String name, byte[] archive) {
    ArchiveReader.Decoder decoder =
        (file, bytes) -> new SourceFile(file, new String(bytes, StandardCharsets.UTF_8));
    return new ArchiveReader(MOST, decoder).read(name, new ByteArrayInputStream(archive));
  }

  private static List<String> names(ArchiveReader.Content content) {
    assertEquals(List.of(), content.problems());
    List<String> names = new ArrayList<>();
    content.files().forEach(file -> names.add(file.name()));
    return names;
  }

  private static String problem(ArchiveReader.Content content) {
    assertEquals(1, content.problems().size(), content.problems().toString());
    return content.problems().get(0).message();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** Returns a zip of names and contents by turns. */
  private static byte[] zip(Object... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[i]));
        zip.write((byte[]) entries[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, String text) {
    byte[] blocks = new byte[2048];
    put(blocks, 0, name);
    put(blocks, 124, "%011o".formatted(text.length()));
    blocks[156] = '0';
    put(blocks, 257, "ustar\00000");
    Arrays.fill(blocks, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += blocks[i] & 0xFF;
    }
    put(blocks, 148, "%06o\0".formatted(sum));
    put(blocks, 512, text);
    return blocks;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = bytes(text);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }
}
