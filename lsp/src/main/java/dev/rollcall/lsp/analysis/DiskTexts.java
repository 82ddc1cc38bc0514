package dev.rollcall.lsp.analysis;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.source.SourceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of files: as they are in the editor if they are open there, else as they are on disk,
 * which are read again only if the file changed.
 */
final class DiskTexts {

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Map<String, SourceFile> edited = new ConcurrentHashMap<>();
  private volatile int round;

  /**
   * A text that was read.
   *
   * @param round when its stamp was last compared with that of the file
   */
  private record Kept(SourceFile text, FileStamp stamp, int round) {}

  /** Has the stamps of all files compared when they are next asked for. */
  void refresh() {
    round++;
  }

  /** Returns the texts, those of open documents included. */
  InputSource over(InputSource disk, Documents.Snapshot documents) {
    return input -> {
      Path path = input.path();
      OpenDocument document =
          path == null ? documents.of(input.name()) : documents.byPath().get(normal(path));
      if (document != null) {
        return edited(input.name(), document.text().text());
      }
      return path == null ? disk.read(input) : read(input, path, disk);
    };
  }

  static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Returns the same object for the same text, which is compared with itself in no time. */
  private SourceFile edited(String name, String text) {
    SourceFile known = edited.get(name);
    if (known != null && known.text().equals(text)) {
      return known;
    }
    SourceFile made = new SourceFile(name, text);
    edited.put(name, made);
    return made;
  }

  private SourceFile read(Input input, Path path, InputSource disk)
      throws FileInputSource.UnreadableException {
    Kept known = kept.get(input.name());
    if (known != null && known.round == round) {
      return known.text;
    }
    FileStamp stamp = FileStamp.of(path);
    SourceFile text = known != null && known.stamp.equals(stamp) ? known.text : disk.read(input);
    kept.put(input.name(), new Kept(text, stamp, round));
    return text;
  }
}
