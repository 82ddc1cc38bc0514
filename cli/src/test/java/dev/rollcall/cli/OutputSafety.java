package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Looks at outputs with the eyes of those who read them. */
final class OutputSafety {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern BUILD_COMMAND = Pattern.compile("##[a-zA-Z]*\\[");
  private static final Pattern ANNOTATION =
      Pattern.compile(
          "::(error|warning|notice)"
              + " file=[^,:\\r\\n]*(,line=\\d+,endLine=\\d+(,col=\\d+,endColumn=\\d+)?)?"
              + ",title=[a-z0-9-]+::[^\\r\\n]+");
  private static final Pattern LINK = Pattern.compile("[^\\\\]\\]\\(");
  private static final Pattern ATTRIBUTES = Pattern.compile("\\b(href|src|on[a-z]+|style)\\s*=");

  private OutputSafety() {}

  /** Fails where the output would make its reader do anything. */
  static void check(String format, String out, String what) {
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      boolean end = c == '\n' || (c == '\r' && format.equals("csv") && out.startsWith("\r\n", i));
      int type = Character.getType(c);
      boolean obeyed =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      if (obeyed && !end) {
        fail("U+%04X at %s in %s".formatted((int) c, around(out, i), what));
      }
    }
    Matcher command = BUILD_COMMAND.matcher(out);
    assertFalse(command.find(), () -> "build command " + around(out, command.start()) + what);
    for (String line : out.split("\n")) {
      if (line.strip().startsWith("::")) {
        boolean ours = format.equals("github") && ANNOTATION.matcher(line).matches();
        assertTrue(ours, () -> line + " in " + what);
      }
    }
    read(format, out, what);
  }

  private static void read(String format, String out, String what) {
    switch (format) {
      case "json", "gitlab" -> json(out, what);
      case "sarif" -> sarif(out, what);
      case "junit", "checkstyle" -> xml(out, what);
      case "csv" -> csv(out, what);
      case "html" -> html(out, what);
      case "text", "github" -> {}
      default -> fail("nobody reads " + format);
    }
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40))
        .chars()
        .mapToObj(c -> c < 32 || c > 126 ? "\\u%04x".formatted(c) : Character.toString(c))
        .reduce("", String::concat);
  }

  private static void json(String out, String what) {
    if (!out.isEmpty()) {
      assertEquals(
          List.of(),
          new YamlParser(YamlLimits.DEFAULT).parse(new SourceFile("out.json", out)).problems(),
          what);
      assertTrue(out.startsWith("{") || out.startsWith("["), what);
    }
  }

  /** Viewers draw the messages as Markdown. */
  private static void sarif(String out, String what) {
    json(out, what);
    for (String line : out.split("\n")) {
      boolean message = line.strip().startsWith("\"text\": ") && !line.contains("# ");
      assertFalse(message && LINK.matcher(line).find(), () -> line + " in " + what);
    }
  }

  private static void xml(String out, String what) {
    if (out.isEmpty()) {
      return;
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newDocumentBuilder().parse(new InputSource(new StringReader(out)));
    } catch (SAXException | ParserConfigurationException | IOException e) {
      fail(what + ": " + e + out);
    }
  }

  /** Spreadsheets split at other characters as well, and take what is left for formulas. */
  private static void csv(String out, String what) {
    int columns = -1;
    for (String row : out.split("\r\n")) {
      assertFalse(row.contains("\n"), () -> row + " in " + what);
      List<String> cells = cells(row);
      columns = columns < 0 ? cells.size() : columns;
      assertEquals(columns, cells.size(), () -> row + " in " + what);
      for (String cell : cells) {
        for (String part : cell.split("[;|\t\"]")) {
          String bare = part.strip();
          boolean formula = !bare.isEmpty() && "=+-@".indexOf(bare.charAt(0)) >= 0;
          assertFalse(formula, () -> cell + " in " + what);
        }
      }
    }
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (quoted && c == '"' && row.startsWith("\"\"", i)) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** What comes from manifests is in one element, as data; nothing but our script may run. */
  private static void html(String out, String what) {
    if (out.isEmpty()) {
      return;
    }
    int data = out.indexOf("<script type=\"application/json\" id=\"data\">");
    int end = out.indexOf("</script>", data);
    int script = out.indexOf("<script>", end);
    assertTrue(data > 0 && end > data && script > end, what);
    String values = out.substring(out.indexOf('>', data) + 1, end);
    assertFalse(values.contains("<") || values.contains(">") || values.contains("&"), what);
    json(values.strip() + "\n", what);
    int head = out.indexOf("<style>");
    String before = out.substring(0, head) + out.substring(out.indexOf("</style>"), data);
    assertFalse(before.contains("owned"), () -> "outside of the data, " + what);
    assertTrue(
        before.contains("default-src 'none'; script-src 'sha256-")
            && before.contains("require-trusted-types-for 'script'")
            && !before.contains("unsafe-"),
        what);
    assertFalse(before.contains("<script"), what);
    Matcher attributes = ATTRIBUTES.matcher(before);
    while (attributes.find()) {
      assertTrue(before.startsWith("href=\"#", attributes.start()), what);
    }
    assertEquals(out.indexOf("</script>", script), out.lastIndexOf("</script>"), what);
  }

  static String withoutColours(String text) {
    return COLOUR.matcher(text).replaceAll("");
  }

  static List<String> sequences(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = COLOUR.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
