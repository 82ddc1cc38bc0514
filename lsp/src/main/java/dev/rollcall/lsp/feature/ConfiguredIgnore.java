package dev.rollcall.lsp.feature;

import dev.rollcall.config.Config;
import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.FileUri;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.document.ProtocolText;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.UnixPath;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.jspecify.annotations.Nullable;

/** Adds an ignore for one file to the nearest configuration, or to a new one. */
final class ConfiguredIgnore {

  private final Analysis analysis;
  private final WorkspaceEdits edits;

  ConfiguredIgnore(Analysis analysis, WorkspaceEdits edits) {
    this.analysis = analysis;
    this.edits = edits;
  }

  /** Returns the edit, or null if the document is no file or the configuration is not as usual. */
  @Nullable WorkspaceEdit edit(String rule, OpenDocument document) {
    Path file = document.path();
    Path parent = file == null ? null : file.getParent();
    if (file == null || parent == null) {
      return null;
    }
    Path nearest = nearest(parent);
    if (nearest == null) {
      Path made = analysis.directory().resolve(Config.FILE_NAME);
      String text = "ignores:\n" + entry(rule, file, made, "");
      return edits.creating(FileUri.of(made), List.of(insertion(new Position(0, 0), text)));
    }
    OpenDocument open = analysis.documents().byPath().get(nearest);
    String text = open == null ? read(nearest) : open.text().text();
    TextEdit edit = text == null ? null : edit(text, rule, file, nearest);
    if (edit == null) {
      return null;
    }
    return open == null
        ? edits.of(FileUri.of(nearest), null, List.of(edit))
        : edits.of(open.uri(), open.version(), List.of(edit));
  }

  private static @Nullable Path nearest(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Path file = at.resolve(Config.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
      if (Files.exists(at.resolve(".git"))) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable TextEdit edit(String text, String rule, Path file, Path config) {
    SourceFile source = new SourceFile("", text);
    YamlEntry ignores = null;
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(source).documents()) {
      if (!(document.root() instanceof YamlMapping mapping) || mapping.flow()) {
        return null;
      }
      ignores = mapping.entry("ignores");
    }
    ProtocolText lines = new ProtocolText(text);
    if (ignores == null) {
      String lead = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      return insertion(
          lines.position(text.length()), lead + "ignores:\n" + entry(rule, file, config, ""));
    }
    if (!(ignores.value() instanceof YamlSequence list) || list.flow() || list.items().isEmpty()) {
      return null;
    }
    Span first = list.items().get(0).head();
    int line = lines.position(source.offset(first.line(), first.column())).getLine();
    String content = lines.line(line);
    int dash = content.indexOf('-');
    return dash < 0 || !content.substring(0, dash).isBlank()
        ? null
        : insertion(new Position(line, 0), entry(rule, file, config, content.substring(0, dash)));
  }

  private static String entry(String rule, Path file, Path config, String indent) {
    Path directory = config.getParent();
    String path = directory == null ? file.toString() : UnixPath.relative(directory, file);
    String quoted = "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return indent
        + ("- rules: [" + rule + "]\n")
        + (indent + "  path: " + quoted + "\n")
        + (indent + "  reason: \"" + IgnoreComments.REASON + "\"\n");
  }

  private static TextEdit insertion(Position at, String text) {
    return new TextEdit(new Range(at, at), text);
  }
}
