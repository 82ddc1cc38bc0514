package dev.rollcall.engine.reading;

import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.ArchiveFoundException;
import dev.rollcall.engine.input.ArchiveReader;
import dev.rollcall.engine.input.BufferedStdin;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all inputs of a run, those in archives among them. */
public final class InputReader {

  private static final ReadInputs NOTHING = new ReadInputs(List.of(), List.of());

  private final InputSource sources;
  private final ManifestReader manifests;
  private final BoundedExecutor guard;
  private final @Nullable ReadCache cache;

  /** Creates a reader that works on several inputs at a time. */
  public InputReader(InputSource sources, ManifestReader manifests, BoundedExecutor guard) {
    this(sources, manifests, guard, null);
  }

  /**
   * Creates a reader that reads again only what changed.
   *
   * @param cache what earlier runs read, or null to read everything
   */
  public InputReader(
      InputSource sources,
      ManifestReader manifests,
      BoundedExecutor guard,
      @Nullable ReadCache cache) {
    this.cache = cache;
    this.sources = sources;
    this.manifests = manifests;
    this.guard = guard;
  }

  /**
   * What inputs come to.
   *
   * @param files the files, in which each object of a cluster stands once
   * @param problems what of them could not be read at all; not the paths that stand for no input
   * @param overlays what overlays make of bases of which they make different things
   */
  public record ReadInputs(
      List<ManifestFile> files, List<InputError> problems, List<Overlay> overlays) {

    public ReadInputs {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
      overlays = List.copyOf(overlays);
    }

    ReadInputs(List<ManifestFile> files, List<InputError> problems) {
      this(files, problems, List.of());
    }
  }

  /** Reads inputs in their order. */
  public ReadInputs read(Inputs inputs) {
    return read(inputs, VersionWatch.NONE);
  }

  /**
   * Reads inputs in their order.
   *
   * @throws VersionWatch.OtherVersionException if the watch has ended the reading
   */
  public ReadInputs read(Inputs inputs, VersionWatch watch) {
    InputSource texts = BufferedStdin.preload(sources, inputs);
    ManifestReader reader = manifests.among(inputs.files(), cache);
    List<ManifestFile> files = new ArrayList<>();
    List<InputError> problems = new ArrayList<>();
    for (ReadInputs one :
        guard.map(
            inputs.files(),
            input -> watch.isOver() ? NOTHING : watched(read(input, texts, reader), inputs, watch),
            (input, mishap) -> failed(InputError.of(input.name(), mishap)))) {
      files.addAll(one.files());
      problems.addAll(one.problems());
    }
    watch.check();
    List<Overlay> overlays = new OverlayReader(reader).read(inputs.files(), files, texts);
    List<ManifestFile> built = new GroupOverlays(reader, texts).applied(inputs.files(), files);
    return new ReadInputs(RepeatedObjects.merged(built), problems, overlays);
  }

  private static ReadInputs watched(ReadInputs read, Inputs all, VersionWatch watch) {
    read.files().forEach(file -> watch.see(file, all.files().size()));
    return read;
  }

  private static ReadInputs failed(InputError problem) {
    return new ReadInputs(List.of(), List.of(problem));
  }

  private ReadInputs read(Input input, InputSource texts, ManifestReader reader) {
    try {
      return new ReadInputs(List.of(read(input, texts.read(input), reader)), List.of());
    } catch (ArchiveFoundException e) {
      return read(e);
    } catch (FileInputSource.UnreadableException e) {
      if (e.isBinary() && input.isFound()) {
        ManifestFile skipped = ManifestFile.skipped(input.name(), "binary-file");
        return new ReadInputs(List.of(skipped), List.of());
      }
      return failed(e.unreadable());
    }
  }

  private ManifestFile read(Input input, SourceFile text, ManifestReader reader) {
    if (cache == null) {
      return reader.read(input, text);
    }
    ManifestFile known = cache.file(text);
    if (known != null) {
      return known;
    }
    ManifestFile read = reader.read(input, text);
    cache.put(text, read);
    return read;
  }

  private ReadInputs read(ArchiveFoundException archive) {
    try {
      ArchiveReader.Content content = archive.read();
      List<ManifestFile> files = new ArrayList<>();
      List<InputError> problems = new ArrayList<>(content.problems());
      for (ReadInputs one :
          guard.map(
              content.files(),
              this::read,
              (file, mishap) -> failed(InputError.of(file.name(), mishap)))) {
        files.addAll(one.files());
        problems.addAll(one.problems());
      }
      return new ReadInputs(files, problems);
    } catch (FileInputSource.UnreadableException e) {
      return failed(e.unreadable());
    }
  }

  private ReadInputs read(SourceFile file) {
    return new ReadInputs(List.of(manifests.read(new Input(file.name(), null), file)), List.of());
  }
}
