package dev.rollcall.engine.reading;

import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What kustomizations make of an object of theirs: labels, selectors, images and the namespace. Of
 * several ways out, only what all of them agree on is applied.
 */
final class KustomizedObject {

  /** The kinds that get labels and images. */
  private static final Set<String> KINDS = Set.of("DaemonSet", "Pod");

  private final List<List<Kustomization>> chains;

  /**
   * Creates the changes of kustomizations.
   *
   * @param chains the kustomizations on each way out, innermost first
   */
  KustomizedObject(List<List<Kustomization>> chains) {
    this.chains = chains;
  }

  /** Returns the object with the changes; what is added has the place of what it is added to. */
  YamlMapping apply(YamlMapping object) {
    YamlEntry kind = object.entry("kind");
    if (kind == null || !(kind.value() instanceof YamlScalar scalar)) {
      return object;
    }
    String kindName = scalar.text();
    YamlMapping changed = patched(object, kindName);
    String namespace = namespace();
    if (namespace != null) {
      changed = withText(changed, List.of("metadata"), Map.of("namespace", namespace));
    }
    if (!KINDS.contains(kindName)) {
      return changed;
    }
    changed = withText(changed, List.of("metadata", "labels"), labels(labels -> true));
    return (YamlMapping) withImages(kindName.equals("Pod") ? changed : withTemplateLabels(changed));
  }

  private YamlMapping withTemplateLabels(YamlMapping object) {
    Map<String, String> selectors = labels(Kustomization.Labels::selectors);
    YamlMapping changed = withText(object, List.of("spec", "selector", "matchLabels"), selectors);
    List<String> template = List.of("spec", "template", "metadata", "labels");
    return withText(changed, template, labels(Kustomization.Labels::templates));
  }

  /** Returns an object as the patches leave it that are on all ways out. */
  private YamlMapping patched(YamlMapping object, String kind) {
    List<KustomizeChange> common = patches(chains.get(0), object, kind);
    for (List<Kustomization> chain : chains.subList(1, chains.size())) {
      List<KustomizeChange> others = patches(chain, object, kind);
      common.removeIf(patch -> others.stream().noneMatch(other -> other == patch));
    }
    YamlMapping changed = object;
    for (KustomizeChange patch : common) {
      changed = patch.apply(changed);
    }
    return changed;
  }

  /** Patches name an object as its file does, or as the kustomizations before them do. */
  private static List<KustomizeChange> patches(
      List<Kustomization> chain, YamlMapping object, String kind) {
    String name = nameOf(object);
    Set<String> names = new HashSet<>(Set.of(name));
    List<KustomizeChange> patches = new ArrayList<>();
    for (Kustomization one : chain) {
      for (KustomizeChange patch : one.patches()) {
        if (Kustomization.isOf(patch.target(), kind, names)) {
          patches.add(patch);
        }
      }
      name = one.namePrefix() + name + one.nameSuffix();
      names.add(name);
    }
    return patches;
  }

  private static String nameOf(YamlMapping object) {
    YamlEntry metadata = object.entry("metadata");
    YamlEntry name =
        metadata != null && metadata.value() instanceof YamlMapping meta
            ? meta.entry("name")
            : null;
    return name != null && name.value() instanceof YamlScalar scalar ? scalar.text() : "";
  }

  /** Returns the namespace that all ways out give, null if they differ or give none. */
  private @Nullable String namespace() {
    String agreed = null;
    for (List<Kustomization> chain : chains) {
      String last = null;
      for (Kustomization one : chain) {
        last = one.namespace() == null ? last : one.namespace();
      }
      if (last == null || (agreed != null && !agreed.equals(last))) {
        return null;
      }
      agreed = last;
    }
    return agreed;
  }

  private Map<String, String> labels(Predicate<Kustomization.Labels> wanted) {
    Map<String, String> agreed = null;
    for (List<Kustomization> chain : chains) {
      Map<String, String> labels = new LinkedHashMap<>();
      for (Kustomization one : chain) {
        one.labels().stream().filter(wanted).forEach(each -> labels.putAll(each.pairs()));
      }
      if (agreed == null) {
        agreed = labels;
      } else {
        agreed.keySet().retainAll(labels.keySet());
      }
    }
    return agreed == null ? Map.of() : agreed;
  }

  private static YamlMapping withText(
      YamlMapping object, List<String> path, Map<String, String> texts) {
    if (texts.isEmpty()) {
      return object;
    }
    if (path.isEmpty()) {
      YamlMapping changed = object;
      for (Map.Entry<String, String> text : texts.entrySet()) {
        changed = with(changed, text.getKey(), scalar(text.getValue(), placeOf(object)));
      }
      return changed;
    }
    String name = path.get(0);
    YamlEntry entry = object.entry(name);
    Span place = entry == null ? placeOf(object) : entry.key().span();
    boolean absent = entry == null || isNull(entry.value());
    YamlNode inner = absent || entry == null ? null : entry.value();
    if (inner != null && !(inner instanceof YamlMapping)) {
      return object; // refused as it is
    }
    YamlMapping below =
        inner instanceof YamlMapping mapping ? mapping : new YamlMapping(List.of(), true, place);
    return with(object, name, withText(below, path.subList(1, path.size()), texts));
  }

  private static Span placeOf(YamlMapping mapping) {
    return mapping.head();
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value() == null;
  }

  private static YamlScalar scalar(String text, Span place) {
    return new YamlScalar(text, text, YamlScalar.Style.PLAIN, place);
  }

  /** Returns a mapping with another value under a key. */
  private static YamlMapping with(YamlMapping mapping, String name, YamlNode value) {
    List<YamlEntry> entries = new ArrayList<>();
    boolean found = false;
    for (YamlEntry entry : mapping.entries()) {
      boolean same = entry.name().equals(name);
      found |= same;
      entries.add(same ? new YamlEntry(entry.key(), value, entry.merged()) : entry);
    }
    if (!found) {
      entries.add(new YamlEntry(scalar(name, placeOf(mapping)), value, false));
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  /** Kustomize changes images wherever a field of the name stands in a list of containers. */
  private YamlNode withImages(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(withImages(item)));
      return new YamlSequence(items, sequence.flow(), sequence.span());
    }
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      YamlNode value =
          entry.name().equals("image") && entry.value() instanceof YamlScalar image
              ? new YamlScalar(
                  image(image.text()), image(image.text()), image.style(), image.span())
              : withImages(entry.value());
      entries.add(new YamlEntry(entry.key(), value, entry.merged()));
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  /** Returns what becomes of an image, on the first way out that leaves it without a version. */
  private String image(String image) {
    String first = null;
    for (List<Kustomization> chain : chains) {
      String changed = image;
      for (Kustomization one : chain) {
        for (Kustomization.ImageChange change : one.images()) {
          changed = changed(changed, change);
        }
      }
      if (nameOf(changed).equals(changed)) {
        return image;
      }
      first = first == null ? changed : first;
    }
    return first == null ? image : first;
  }

  private static String changed(String image, Kustomization.ImageChange change) {
    String name = nameOf(image);
    if (!name.equals(change.name())) {
      return image;
    }
    String base = change.newName() == null ? name : change.newName();
    if (change.digest() != null) {
      return base + "@" + change.digest();
    }
    return base
        + (change.newTag() == null ? image.substring(name.length()) : ":" + change.newTag());
  }

  /** Returns an image without its tag and digest. */
  private static String nameOf(String image) {
    int digest = image.indexOf('@');
    String named = digest < 0 ? image : image.substring(0, digest);
    int tag = named.indexOf(':', named.lastIndexOf('/') + 1);
    return tag < 0 ? named : named.substring(0, tag);
  }
}
