package dev.rollcall.cli;

import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.LineOrigins;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the manifests and patches behind a text that Kustomize built: the outermost one that gives
 * a field its value, or the one that has the object.
 */
final class KustomizeOrigins implements LineOrigins {

  private final SourceFile text;
  private final Path kustomization;
  private final Path workingDirectory;
  private final Map<Integer, Optional<LineOrigin>> known = new ConcurrentHashMap<>();
  private @Nullable KustomizeSources sources;
  private @Nullable List<YamlDocument> documents;

  /**
   * Creates origins.
   *
   * @param kustomization the directory that was built
   * @param workingDirectory the directory that names of files are relative to
   */
  KustomizeOrigins(SourceFile text, Path kustomization, Path workingDirectory) {
    this.text = text;
    this.kustomization = kustomization;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public @Nullable LineOrigin originOf(int line) {
    return known.computeIfAbsent(line, each -> Optional.ofNullable(find(each))).orElse(null);
  }

  private synchronized @Nullable LineOrigin find(int line) {
    if (documents == null || sources == null) {
      YamlParser parser = new YamlParser(YamlLimits.DEFAULT);
      documents = parser.parse(text).documents();
      sources = KustomizeSources.read(kustomization, workingDirectory, parser);
    }
    for (YamlDocument document : documents) {
      if (document.root() instanceof YamlMapping object
          && object.span().line() <= line
          && line <= object.span().endLine()) {
        List<FieldStep> steps = new ArrayList<>();
        YamlNode value = find(object, line, steps);
        return sources.originOf(object, value == null ? List.of() : steps, value);
      }
    }
    return null;
  }

  /** Returns the value of the first field of a line, whose steps are collected. */
  private static @Nullable YamlNode find(YamlNode node, int line, List<FieldStep> steps) {
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        steps.add(FieldStep.key(entry.name()));
        if (entry.key().span().line() == line) {
          return entry.value();
        }
        YamlNode found = find(entry.value(), line, steps);
        if (found != null) {
          return found;
        }
        steps.remove(steps.size() - 1);
      }
    } else if (node instanceof YamlSequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = sequence.items().get(i);
        steps.add(FieldStep.item(i, item));
        if (item instanceof YamlScalar && item.span().line() == line) {
          return item;
        }
        YamlNode found = find(item, line, steps);
        if (found != null) {
          return found;
        }
        steps.remove(steps.size() - 1);
      }
    }
    return null;
  }
}
