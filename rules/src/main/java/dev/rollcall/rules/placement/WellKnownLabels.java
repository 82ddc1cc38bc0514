package dev.rollcall.rules.placement;

import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels that Kubernetes itself gives to nodes, and what values two of them can have. */
final class WellKnownLabels {

  private static final List<String> KEYS =
      List.of(
          "kubernetes.io/os",
          "kubernetes.io/arch",
          "kubernetes.io/hostname",
          "node-role.kubernetes.io/control-plane",
          "topology.kubernetes.io/zone",
          "topology.kubernetes.io/region",
          "node.kubernetes.io/instance-type",
          "node.kubernetes.io/windows-build");

  /** Names of their own that are a letter or two away from those. */
  private static final List<String> OTHERS =
      List.of("node-role.kubernetes.io/controlplane", "kubernetes.io/role");

  private static final List<String> SYSTEMS = List.of("linux", "windows");

  private static final List<String> ARCHITECTURES =
      List.of(
          "amd64",
          "arm64",
          "arm",
          "386",
          "ppc64le",
          "ppc64",
          "s390x",
          "riscv64",
          "loong64",
          "mips",
          "mipsle",
          "mips64",
          "mips64le");

  private WellKnownLabels() {}

  /** Returns the label that was probably meant, null for a label of its own. */
  static @Nullable String nearestKey(String key) {
    int slash = key.indexOf('/');
    if (slash < 0 || KEYS.contains(key) || OTHERS.contains(key)) {
      return null;
    }
    return nearest(key, KEYS);
  }

  /** Returns the key of which either the prefix or the name is spelt nearly so, null if none is. */
  static @Nullable String nearest(String key, Collection<String> keys) {
    String prefix = prefixOf(key);
    String name = key.substring(prefix.length());
    List<String> names = new ArrayList<>();
    List<String> prefixes = new ArrayList<>();
    for (String known : keys) {
      String knownPrefix = prefixOf(known);
      if (knownPrefix.equals(prefix)) {
        names.add(known.substring(prefix.length()));
      }
      if (known.substring(knownPrefix.length()).equals(name)) {
        prefixes.add(knownPrefix);
      }
    }
    String nearName = Spelling.nearest(name, names);
    if (nearName != null) {
      return prefix + nearName;
    }
    // "beta.kubernetes.io" is no slip; the server warns of it.
    String nearPrefix = prefix.contains("beta.") ? null : Spelling.nearest(prefix, prefixes);
    return nearPrefix == null ? null : nearPrefix + name;
  }

  private static String prefixOf(String key) {
    return key.substring(0, key.indexOf('/') + 1);
  }

  /** Returns whether no kubelet gives the label this value. */
  static boolean isImpossible(String key, String value) {
    List<String> values = valuesOf(key);
    return !values.isEmpty() && !value.isEmpty() && !values.contains(value);
  }

  /** Returns the value that was probably meant, null if none is similar. */
  static @Nullable String nearestValue(String key, String value) {
    return switch (value) {
      case "x86_64", "x86-64", "x64" -> "amd64";
      case "aarch64", "armv8" -> "arm64";
      case "armv7", "armv7l", "armhf" -> "arm";
      default -> Spelling.nearest(value, valuesOf(key));
    };
  }

  private static List<String> valuesOf(String key) {
    return switch (key) {
      case "kubernetes.io/os", "beta.kubernetes.io/os" -> SYSTEMS;
      case "kubernetes.io/arch", "beta.kubernetes.io/arch" -> ARCHITECTURES;
      default -> List.of();
    };
  }
}
