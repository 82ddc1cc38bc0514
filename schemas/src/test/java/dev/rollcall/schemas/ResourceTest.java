package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ResourceTest {
  private static final int BUDGET = 120 * 1024;
  private static final List<String> NAMES = List.of("types.txt", "values.txt", "lifetimes.txt");

  @Test
  void theJarHasRoomForThem() throws IOException {
    int size = 0;
    for (String name : NAMES) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
        deflater.write(bytes(name));
      }
      size += compressed.size();
    }
    assertTrue(size < BUDGET, "the resources take " + size + " bytes of the jar");
  }

  @Test
  void theyAreAsciiWithLineFeeds() throws IOException {
    for (String name : NAMES) {
      for (byte b : bytes(name)) {
        assertTrue(b == '\n' || b >= ' ', name + " has the byte " + b);
      }
    }
  }

  @Test
  void theFirstLineNamesTheVersionsOfTheCatalogue() throws IOException {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    String text = new String(bytes("types.txt"), StandardCharsets.US_ASCII);
    List<KubernetesVersion> versions = catalog.versions();
    String expected =
        "rollcall-types 1 " + versions.get(0).minor() + " " + catalog.newest().minor();
    assertEquals(expected, text.lines().findFirst().orElseThrow());
    assertTrue(versions.contains(catalog.preferred()));
    assertEquals(catalog.newest(), versions.get(versions.size() - 1));
    assertEquals(13, versions.size());
  }

  @Test
  void anotherFormatIsRefused() {
    assertThrows(IllegalStateException.class, () -> new TypeText("rollcall-types 2 25 37\n"));
    assertThrows(IllegalStateException.class, () -> MinorRange.parse("34", 0, 2));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = SchemaCatalog.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
