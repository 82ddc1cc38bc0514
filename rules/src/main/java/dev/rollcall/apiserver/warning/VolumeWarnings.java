package dev.rollcall.apiserver.warning;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server warns of in volumes, in its own words: plugins that are gone, and files that hide
 * each other.
 */
final class VolumeWarnings {

  /** A file that a volume makes, and where its content comes from. */
  private record Target(FieldCursor field, String path, String source) {

    @Override
    public String toString() {
      return "\"" + path + "\"" + (source.isEmpty() ? "" : " (" + source + ")");
    }
  }

  private VolumeWarnings() {}

  static void add(FieldCursor volumes, FeatureGates gates, List<ApiServerWarning> warnings) {
    List<FieldCursor> items = volumes.items();
    for (FieldCursor volume : items) {
      if (volume.node() instanceof YamlMapping mapping) {
        for (YamlEntry entry : mapping.entries()) {
          plugin(volume, entry.name(), gates, warnings);
        }
      }
    }
    if (gates.since(32)) {
      for (FieldCursor volume : items) {
        overlaps(volume, warnings);
      }
    }
  }

  private static void plugin(
      FieldCursor volume, String name, FeatureGates gates, List<ApiServerWarning> warnings) {
    if (name.equals("ephemeral")) {
      FieldCursor resources = volume.path(name, "volumeClaimTemplate", "spec", "resources");
      PodWarnings.fractional(resources.get("requests"), "storage", warnings);
      PodWarnings.fractional(resources.get("limits"), "storage", warnings);
      return;
    }
    String text = fate(name, gates);
    FieldCursor plugin = volume.get(name);
    if (text != null && plugin.isPresent()) {
      String named = name.equals("storageos") ? "storageOS" : name;
      warnings.add(new ApiServerWarning(plugin.place(), volume.place().path() + "." + named, text));
    }
  }

  /** Returns what became of a volume plugin, null if it is in use or none. */
  private static @Nullable String fate(String plugin, FeatureGates gates) {
    return switch (plugin) {
      case "photonPersistentDisk" -> "deprecated in v1.11, non-functional in v1.16+";
      case "gitRepo" ->
          gates.since(33)
              ? "deprecated in v1.11, and disabled by default in v1.33+"
              : "deprecated in v1.11";
      case "scaleIO" -> "deprecated in v1.16, non-functional in v1.22+";
      case "flocker", "storageos", "quobyte" -> "deprecated in v1.22, non-functional in v1.25+";
      case "glusterfs" -> "deprecated in v1.25, non-functional in v1.26+";
      case "cephfs", "rbd" -> "deprecated in v1.28, non-functional in v1.31+";
      default -> null;
    };
  }

  /** Mirrors {@code warningsForOverlappingVirtualPaths}. */
  private static void overlaps(FieldCursor volume, List<ApiServerWarning> warnings) {
    FieldCursor configMap = volume.get("configMap");
    if (configMap.isPresent()) {
      String name = "ConfigMap \"" + configMap.get("name").stringOrEmpty() + "\"";
      overlaps(volume, name, paths(configMap, ""), warnings);
    }
    FieldCursor secret = volume.get("secret");
    if (secret.isPresent()) {
      String name = "Secret \"" + secret.get("secretName").stringOrEmpty() + "\"";
      overlaps(volume, name, paths(secret, ""), warnings);
    }
    overlaps(volume, "DownwardAPI", paths(volume.get("downwardAPI"), ""), warnings);
    FieldCursor projected = volume.get("projected");
    if (!projected.isPresent()) {
      return;
    }
    List<Target> all = new ArrayList<>();
    for (FieldCursor source : projected.get("sources").items()) {
      if (isEmpty(source)) {
        String text = "volume \"" + name(volume) + "\" (Projected) has no sources provided";
        warnings.add(new ApiServerWarning(source.place(), "", text));
      } else {
        all.addAll(sourcePaths(source));
      }
    }
    overlaps(volume, "Projected", all, warnings);
  }

  private static String name(FieldCursor volume) {
    return volume.get("name").stringOrEmpty();
  }

  private static boolean isEmpty(FieldCursor source) {
    for (FieldCursor kind : source.entries()) {
      if (kind.isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static List<Target> sourcePaths(FieldCursor source) {
    FieldCursor configMap = source.get("configMap");
    if (configMap.get("items").isPresent()) {
      return paths(configMap, "ConfigMap \"" + configMap.get("name").stringOrEmpty() + "\"");
    }
    FieldCursor secret = source.get("secret");
    if (secret.get("items").isPresent()) {
      return paths(secret, "Secret \"" + secret.get("name").stringOrEmpty() + "\"");
    }
    FieldCursor downward = source.get("downwardAPI");
    if (downward.get("items").isPresent()) {
      return paths(downward, "DownwardAPI");
    }
    FieldCursor token = source.get("serviceAccountToken");
    if (token.isPresent()) {
      return List.of(target(token.get("path"), "ServiceAccountToken"));
    }
    FieldCursor bundle = source.get("clusterTrustBundle");
    if (bundle.isPresent()) {
      FieldCursor name = bundle.get(bundle.get("name").isPresent() ? "name" : "signerName");
      String shown = "ClusterTrustBundle \"" + name.stringOrEmpty() + "\"";
      return List.of(target(bundle.get("path"), shown));
    }
    return certificatePaths(source.get("podCertificate"));
  }

  private static List<Target> certificatePaths(FieldCursor certificate) {
    List<Target> targets = new ArrayList<>();
    String[] kinds = {
      "certificateChainPath", "chain", "keyPath", "key", "credentialBundlePath", "credential bundle"
    };
    for (int i = 0; i < kinds.length; i += 2) {
      FieldCursor path = certificate.get(kinds[i]);
      if (!path.stringOrEmpty().isEmpty()) {
        targets.add(target(path, "PodCertificate " + kinds[i + 1]));
      }
    }
    return targets;
  }

  private static List<Target> paths(FieldCursor source, String name) {
    List<Target> targets = new ArrayList<>();
    for (FieldCursor item : source.get("items").items()) {
      targets.add(target(item.get("path"), name));
    }
    return targets;
  }

  private static Target target(FieldCursor path, String source) {
    String text = path.stringOrEmpty();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return new Target(path, text.substring(0, end), source);
  }

  /** Mirrors {@code checkVolumeMappingForOverlap}. */
  private static void overlaps(
      FieldCursor volume, String source, List<Target> targets, List<ApiServerWarning> warnings) {
    for (int i = 1; i < targets.size(); i++) {
      Target target = targets.get(i);
      for (int j = 0; j < i; j++) {
        if (overlap(target.path(), targets.get(j).path())) {
          String text =
              "volume \""
                  + name(volume)
                  + "\" ("
                  + source
                  + "): overlapping paths: "
                  + target
                  + " with "
                  + targets.get(j);
          warnings.add(new ApiServerWarning(target.field().place(), "", text));
        }
      }
    }
  }

  /** Mirrors {@code checkForOverlap}. */
  private static boolean overlap(String a, String b) {
    return !a.isEmpty()
        && !b.isEmpty()
        && ((a + "/").startsWith(b + "/") || (b + "/").startsWith(a + "/"));
  }
}
