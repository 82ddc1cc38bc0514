package dev.rollcall.engine;

import dev.rollcall.engine.reading.ReadCache;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a repeated run may take from earlier ones and leave out.
 *
 * @param cache what files came to in earlier runs, or null to read all files
 * @param files the names of the only files whose findings matter, or null for all; everything else
 *     is still in view
 * @param fileByFile whether only that is told which no other file could change: what rules say that
 *     ask for nodes or other objects is left out
 */
public record LintScope(
    @Nullable ReadCache cache, @Nullable Set<String> files, boolean fileByFile) {

  /** The scope of a run by itself. */
  public static final LintScope WHOLE = new LintScope(null, null, false);

  public LintScope {
    files = files == null ? null : Set.copyOf(files);
  }

  @Nullable ReadCache cacheFor(KubernetesVersion version) {
    return cache == null ? null : cache.of(version);
  }

  /** Returns whether findings about a file matter. */
  boolean includes(String file) {
    return files == null || files.contains(file);
  }
}
