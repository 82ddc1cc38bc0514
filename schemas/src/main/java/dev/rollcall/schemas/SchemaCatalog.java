package dev.rollcall.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that this module knows of the Kubernetes API, offline. Cheap to create; reads what is
 * asked for when it is asked for, and keeps it. Safe for use by several threads.
 */
public final class SchemaCatalog {
  private final ConcurrentHashMap<Integer, ApiTypes> types = new ConcurrentHashMap<>();
  private @Nullable TypeText text;
  private @Nullable ApiLifetimes lifetimes;
  private @Nullable EnumCatalog enums;

  private SchemaCatalog() {}

  /** The catalogue of the versions that come with this library. */
  public static SchemaCatalog bundled() {
    return new SchemaCatalog();
  }

  /** The versions that there is a schema for, ascending. */
  public List<KubernetesVersion> versions() {
    List<KubernetesVersion> versions = new ArrayList<>();
    for (int minor = KubernetesVersion.OLDEST_SCHEMA; minor <= KubernetesVersion.NEWEST; minor++) {
      versions.add(new KubernetesVersion(minor));
    }
    return List.copyOf(versions);
  }

  /** The newest version that there is a schema for. */
  public KubernetesVersion newest() {
    return new KubernetesVersion(KubernetesVersion.NEWEST);
  }

  /** The version to take where nobody says which. */
  public KubernetesVersion preferred() {
    return new KubernetesVersion(KubernetesVersion.PREFERRED);
  }

  /**
   * The types of a version, or of the nearest one that there is a schema for; {@link
   * ApiTypes#version} tells which.
   */
  public ApiTypes types(KubernetesVersion version) {
    int wanted = Math.max(version.minor(), KubernetesVersion.OLDEST_SCHEMA);
    int minor = Math.min(wanted, KubernetesVersion.NEWEST);
    ApiTypes known = types.get(minor);
    if (known != null) {
      return known;
    }
    ApiTypes made = new ApiTypes(new KubernetesVersion(minor), text());
    ApiTypes raced = types.putIfAbsent(minor, made);
    return raced == null ? made : raced;
  }

  /** Which minors know which field. */
  public FieldHistory history() {
    return new FieldHistory(text());
  }

  /** Which apiVersion serves which kind when. */
  public synchronized ApiLifetimes lifetimes() {
    ApiLifetimes known = lifetimes;
    if (known == null) {
      known = new ApiLifetimes(resource("lifetimes.txt"));
      lifetimes = known;
    }
    return known;
  }

  /** Which values the API server takes, where it enumerates them. */
  public synchronized EnumCatalog enums() {
    EnumCatalog known = enums;
    if (known == null) {
      known = new EnumCatalog(resource("values.txt"));
      enums = known;
    }
    return known;
  }

  private synchronized TypeText text() {
    TypeText known = text;
    if (known == null) {
      known = new TypeText(resource("types.txt"));
      text = known;
    }
    return known;
  }

  /** Reads a resource; dev-tools/InlineTexts.java makes a constant of it in the distribution. */
  private static String resource(String name) {
    try (InputStream in = SchemaCatalog.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: ".concat(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
