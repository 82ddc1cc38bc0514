package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the picture of README.md to the page that it shows, by the digest of what the page draws.
 * {@code -Dbless=true} takes the picture anew, with Chromium.
 */
final class ReadmePictureTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PICTURE = ROOT.resolve("docs/images/place.png");
  private static final Path DIGEST = ROOT.resolve("docs/images/place.sha256");
  private static final int MOST_BYTES = 200_000;

  @TempDir Path directory;

  @Test
  void showsThePageOfTheExamples() throws IOException, NoSuchAlgorithmException {
    String page = CommandRun.in(ROOT, "", "place", "--format", "html", "examples").out();
    String digest = digest(page);
    if (Boolean.getBoolean("bless")) {
      Path file = Files.writeString(directory.resolve("page.html"), page);
      try (Browser browser = Browser.start()) {
        Files.write(PICTURE, browser.width(1200).open(file, false).png(1200, 1060));
      }
      Files.writeString(DIGEST, digest + "\n");
    }
    assertEquals(
        digest, Files.readString(DIGEST).strip(), "the page changed; take the picture anew");
    byte[] png = Files.readAllBytes(PICTURE);
    assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
    assertTrue(png.length < MOST_BYTES, png.length + " bytes");
    assertTrue(Files.readString(ROOT.resolve("README.md")).contains("docs/images/place.png"));
  }

  /** Versions of the tool do not change the picture. */
  private static String digest(String page) throws NoSuchAlgorithmException {
    int from = page.indexOf("id=\"data\">");
    String data = page.substring(from, page.indexOf("</script>", from));
    byte[] bytes = data.replaceAll("\"rollcall\": \"[^\"]*\"", "").getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
