package dev.rollcall.engine;

import dev.rollcall.source.SourceFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Inputs that are read once, and the texts that are to replace some of them. */
final class Drafts implements Sources {

  private final Sources sources;
  private final Map<String, SourceFile> originals = new ConcurrentHashMap<>();
  private final Map<String, SourceFile> drafts = new ConcurrentHashMap<>();

  Drafts(Sources sources) {
    this.sources = sources;
  }

  @Override
  public SourceFile read(Input input) throws SourceReader.UnreadableException {
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
