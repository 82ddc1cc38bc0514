package dev.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.text.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Looks at the page as text; what it does in a browser is tested with the command line. */
final class HtmlPageTest {

  private static final String EVIL = "</script><script>alert('&\"')</script>{{script}}";

  private static String between(String page, String open, String close) {
    int from = page.lastIndexOf(open) + open.length();
    return page.substring(from, page.indexOf(close, from));
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  @Test
  void policyAllowsExactlyTheStyleAndTheScript() throws NoSuchAlgorithmException {
    String page = HtmlPage.of("a report", "{}");
    String policy = between(page, "Content-Security-Policy\" content=\"", "\">");
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertTrue(
        policy.contains("; script-src " + hash(between(page, "<script>", "</script>")) + ";"));
    assertTrue(policy.contains("; style-src " + hash(between(page, "<style>", "</style>")) + ";"));
    assertFalse(policy.contains("unsafe"), policy);
  }

  @Test
  void pageAsksForNothing() {
    String page = HtmlPage.of("a report", "{}");
    assertFalse(page.contains("src="), "something is loaded");
    assertFalse(page.contains("<link"), "something is linked");
    assertFalse(page.contains("@import") || page.contains("url(h"), "the style loads something");
    assertFalse(page.contains("innerHTML") || page.contains("eval("), "text becomes code");
  }

  @Test
  void dataCannotEndItsScript() {
    String json = new JsonWriter().object().field("name", EVIL).end().toString();
    String page = HtmlPage.of(EVIL, json);
    assertFalse(page.contains(EVIL));
    String data = between(page, "id=\"data\">", "</script>");
    assertEquals(
        json, data.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&"));
    assertTrue(
        page.contains("<title>&lt;/script&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)"), page);
  }

  @Test
  void titleHidesNoControlCharacters() {
    assertTrue(HtmlPage.of("a\u202eb", "{}").contains("<title>a\\u202eb</title>"));
  }
}
