package dev.rollcall.fuzz;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the reporters write as the programs and terminals do that get it. */
final class ReportFormats {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern COMMAND =
      Pattern.compile(
          "::(error|warning|notice)"
              + " file=[^,:]+(,line=\\d+,endLine=\\d+(,col=\\d+,endColumn=\\d+)?)?"
              + ",title=[a-z0-9-]+::.+");
  private static final String FORMULA = "=+-@\t\r";

  private ReportFormats() {}

  static void json(String output) {
    harmless(output);
    JSON.readTree(output);
  }

  static void xml(String output) throws Exception {
    harmless(output);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newDocumentBuilder().parse(new InputSource(new StringReader(output)));
  }

  /** One script is data, one is ours, and no more; the data are JSON. */
  static void html(String output) {
    harmless(output);
    Promise.hold(count(output, "<script") == 2, "a page has two scripts", output);
    Promise.hold(count(output, "</script") == 2, "which end once", output);
    String open = "<script type=\"application/json\" id=\"data\">";
    int start = output.indexOf(open) + open.length();
    JSON.readTree(output.substring(start, output.indexOf("</script", start)));
  }

  static void text(String output) {
    harmless(output);
    Promise.hold(output.isEmpty() || output.endsWith("\n"), "text ends its last line", output);
  }

  /** What build servers read must not be commands to them. */
  static void log(String output) {
    harmless(output);
    for (String line : output.split("\n")) {
      String bare = line.strip();
      boolean command = bare.startsWith("::") || bare.startsWith("##[") || line.contains("##vso[");
      Promise.hold(!command, "a log gives no commands", line);
    }
  }

  static void coloured(String output) {
    harmless(COLOUR.matcher(output).replaceAll(""));
  }

  static void commands(String output, int findings) {
    harmless(output);
    String[] lines = output.isEmpty() ? new String[0] : output.split("\n");
    Promise.hold(lines.length == findings, "a command for each finding", output);
    for (String line : lines) {
      Promise.hold(COMMAND.matcher(line).matches(), "a command is one", line);
    }
  }

  /** Reads RFC 4180. */
  static void csv(String output, int columns, int rows) {
    harmless(output.replace("\r\n", "\n"));
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int lines = 0;
    for (int i = 0; i < output.length(); i++) {
      char c = output.charAt(i);
      if (quoted && c == '"' && i + 1 < output.length() && output.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\r')) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\n') {
        row(cells, columns);
        cells.clear();
        lines++;
      } else {
        cell.append(c);
      }
    }
    Promise.hold(!quoted && cell.isEmpty() && cells.isEmpty(), "no line is left open", output);
    Promise.hold(lines == rows + 1, "a head and a line each", output);
  }

  private static void row(List<String> cells, int columns) {
    Promise.hold(cells.size() == columns, "as many cells as columns", cells);
    for (String cell : cells) {
      boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
      Promise.hold(!formula, "no cell is a formula", cell);
    }
  }

  /** Nothing that a terminal obeys, and nothing that turns text around. */
  private static void harmless(String output) {
    for (int i = 0; i < output.length(); i++) {
      char c = output.charAt(i);
      int type = Character.getType(c);
      boolean control = type == Character.CONTROL && c != '\n';
      boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
      boolean breaks = c == '\u2028' || c == '\u2029';
      if (control || turns || breaks) {
        int from = Math.max(0, i - 80);
        String around = output.substring(from, Math.min(output.length(), i + 20));
        throw new AssertionError("the character %04x in the output: %s".formatted((int) c, around));
      }
    }
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }
}
