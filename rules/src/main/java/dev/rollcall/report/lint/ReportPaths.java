package dev.rollcall.report.lint;

import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Location;
import dev.rollcall.text.UnixPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names files as other tools want them: relative to where the run started, with {@code /}.
 *
 * @param workingDirectory where the run started
 */
public record ReportPaths(Path workingDirectory) {

  private static final String STDIN = "stdin";
  private static final String UNRESERVED = "-._~/!$&'()*+,;=@";

  /** Returns the path relative to the start of the run, the whole path where it lies elsewhere. */
  public String relative(String name) {
    if (name.equals(InputFinder.STDIN)) {
      return STDIN;
    }
    try {
      Path start = workingDirectory.toAbsolutePath().normalize();
      Path file = start.resolve(name).normalize();
      Path shown = file.startsWith(start) ? start.relativize(file) : file;
      return UnixPath.of(shown);
    } catch (InvalidPathException e) {
      return name; // a name that is not a path, such as that of a template
    }
  }

  /** Returns the file that a person would edit: the template behind rendered text. */
  public String edited(Location location) {
    LineOrigin origin = RenderedSource.of(location);
    return origin == null ? relative(location.file().name()) : origin.file();
  }

  /** Returns a name as a URI reference: relative, or with a scheme where it cannot be. */
  public static String uri(String name) {
    StringBuilder out = new StringBuilder();
    boolean drive = name.length() > 1 && name.charAt(1) == ':';
    if (name.startsWith("/") || drive) {
      out.append(drive ? "file:///" : "file://");
    }
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter || UNRESERVED.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
      }
    }
    return out.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}
