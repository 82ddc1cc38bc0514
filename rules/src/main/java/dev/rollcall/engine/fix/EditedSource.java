package dev.rollcall.engine.fix;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.source.SourceFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Inputs that are read once, and the texts that are to replace some of them. */
final class EditedSource implements InputSource {

  private final InputSource sources;
  private final Map<String, SourceFile> originals = new ConcurrentHashMap<>();
  private final Map<String, SourceFile> drafts = new ConcurrentHashMap<>();

  EditedSource(InputSource sources) {
    this.sources = sources;
  }

  @Override
  public SourceFile read(Input input) throws FileInputSource.UnreadableException {
    SourceFile draft = drafts.get(input.name());
    if (draft != null) {
      return draft;
    }
    SourceFile known = originals.get(input.name());
    if (known != null) {
      return known;
    }
    SourceFile read = sources.read(input);
    originals.put(input.name(), read);
    return read;
  }

  @Nullable SourceFile original(String name) {
    return originals.get(name);
  }

  @Nullable SourceFile current(String name) {
    SourceFile draft = drafts.get(name);
    return draft == null ? originals.get(name) : draft;
  }

  void replace(SourceFile draft) {
    drafts.put(draft.name(), draft);
  }
}
