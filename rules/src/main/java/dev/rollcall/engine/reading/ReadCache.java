package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what files came to, for repeated runs with the same settings over the same inputs. A file
 * is read again if its text changed; a cache must not outlive a change of anything else that a file
 * is read by, such as a kustomization.
 */
public final class ReadCache {

  private final Map<KubernetesVersion, ReadCache> versions = new ConcurrentHashMap<>();
  private final Map<ReadPurpose, ReadCache> purposes = new ConcurrentHashMap<>();
  private final Map<String, Read> files = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();

  private volatile @Nullable Around around;

  private record Around(List<Input> inputs, Kustomizations kustomizations) {}

  private record Read(SourceFile text, ManifestFile file) {}

  /** Returns how many files were read because none or another text of them was kept. */
  public int reads() {
    int all = reads.get();
    for (ReadCache each : versions.values()) {
      all += each.reads();
    }
    return all;
  }

  /** Returns the part of the cache for one version, by which a file is read as well. */
  public ReadCache of(KubernetesVersion version) {
    return versions.computeIfAbsent(version, any -> new ReadCache());
  }

  /** Returns the part of the cache for reads of another purpose, whose files do not count. */
  public ReadCache of(ReadPurpose purpose) {
    return purposes.computeIfAbsent(purpose, any -> new ReadCache());
  }

  /** Returns the kustomizations around inputs, which are read once for the same list. */
  @SuppressWarnings("ReferenceEquality") // lists of thousands are not compared for each change
  Kustomizations around(List<Input> inputs, YamlParser parser) {
    Around known = around;
    if (known != null && known.inputs == inputs) {
      return known.kustomizations;
    }
    Kustomizations read = Kustomizations.of(inputs, parser);
    around = new Around(inputs, read);
    return read;
  }

  @Nullable ManifestFile file(SourceFile text) {
    Read read = files.get(text.name());
    return read != null && read.text.equals(text) ? read.file : null;
  }

  void put(SourceFile text, ManifestFile file) {
    reads.incrementAndGet();
    files.put(text.name(), new Read(text, file));
  }
}
