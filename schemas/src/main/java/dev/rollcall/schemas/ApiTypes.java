package dev.rollcall.schemas;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The types that the API of one minor has; each is built when it is first asked for. Safe for use
 * by several threads.
 */
public final class ApiTypes {
  private final KubernetesVersion version;
  private final TypeText text;
  private final ConcurrentHashMap<String, ObjectType> built = new ConcurrentHashMap<>();

  ApiTypes(KubernetesVersion version, TypeText text) {
    this.version = version;
    this.text = text;
  }

  /** The minor that these types are of. */
  public KubernetesVersion version() {
    return version;
  }

  /**
   * The type of a kind, such as {@code ("apps/v1", "DaemonSet")}; null if there is no schema for
   * that kind.
   */
  public @Nullable ObjectType find(String apiVersion, String kind) {
    String name = text.typeOfKind(apiVersion, kind);
    return name == null ? null : type(name);
  }

  /**
   * The type of that full name, such as {@code io.k8s.api.core.v1.PodSpec}; null if this minor has
   * none.
   */
  public @Nullable ObjectType type(String name) {
    ObjectType known = built.get(name);
    if (known != null) {
      return known;
    }
    TypeText.Block block = text.block(name);
    if (block == null || !block.minors().contains(version.minor())) {
      return null;
    }
    ObjectType made = new TypeReader(text, this).read(block);
    ObjectType raced = built.putIfAbsent(name, made);
    return raced == null ? made : raced;
  }

  /** The kinds that there are schemas for, sorted by apiVersion. */
  public List<ApiName> kinds() {
    return text.kinds();
  }
}
