package dev.rollcall.report;

import dev.rollcall.text.TextSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Assembles a report as one file that needs no network: its policy allows the style and the script
 * that are in it and nothing else, and what comes from manifests is data that is never run.
 */
public final class HtmlPage {

  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "names.js",
          "address.js",
          "sets.js",
          "kinds.js",
          "groups.js",
          "matrix.js",
          "findings.js",
          "rollout.js",
          "updates.js",
          "main.js");

  private HtmlPage() {}

  /**
   * Returns the page.
   *
   * @param title what the page is about, in a few words
   * @param data what the script draws, as JSON
   */
  public static String of(String title, String data) {
    String style = resource("report.css");
    StringBuilder script = new StringBuilder();
    for (String name : SCRIPTS) {
      script.append(resource(name));
    }
    String policy =
        "default-src 'none'; script-src '"
            + hash(script.toString())
            + "'; style-src '"
            + hash(style)
            + "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
            + " trusted-types 'none'";
    String page = resource("report.html");
    StringBuilder out = new StringBuilder(page.length() + style.length() + data.length());
    int from = 0;
    while (true) {
      int open = page.indexOf("{{", from);
      if (open < 0) {
        return out.append(page, from, page.length()).toString();
      }
      int close = page.indexOf("}}", open);
      out.append(page, from, open);
      switch (page.substring(open + 2, close)) {
        case "policy" -> out.append(policy);
        case "title" -> out.append(escape(TextSanitizer.text(title)));
        case "style" -> out.append(style);
        case "data" -> out.append(inScript(data));
        case "script" -> out.append(script);
        default -> throw new IllegalStateException("report.html has an unknown placeholder");
      }
      from = close + 2;
    }
  }

  /** Returns the text so that it means itself between tags and in quoted attributes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** In JSON these characters stand in strings only, where an escape means the same. */
  static String inScript(String json) {
    StringBuilder out = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '&' -> out.append("\\u0026");
        case '<' -> out.append("\\u003c");
        case '>' -> out.append("\\u003e");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
