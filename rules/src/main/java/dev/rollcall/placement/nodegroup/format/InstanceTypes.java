package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.text.Placeholders;
import java.util.List;
import java.util.regex.Pattern;

/** What the name of a machine type tells: its processor. */
final class InstanceTypes {

  private static final Pattern AWS = Pattern.compile("[a-z]+\\d+([a-z-]*)\\.[a-z0-9-]+");
  private static final Pattern AWS_ARM =
      Pattern.compile("(a1|[a-z]+\\d+g[a-z]*|[a-z]+\\d+gn|im4gn|is4gen|hpc7g|x2gd|g5g)\\..*");
  private static final Pattern AWS_NVIDIA = Pattern.compile("(g|gr|p)\\d+[a-z-]*\\..*");
  private static final Pattern GCP = Pattern.compile("[a-z]\\d[a-z]?-[a-z0-9-]+");
  private static final Pattern GCP_ARM = Pattern.compile("(t2a|c4a|n4a|a4x)-.*");
  private static final Pattern AZURE =
      Pattern.compile("(?i)standard_[a-z]+\\d+(-\\d+)?([a-z]*)(_.*)?");
  private static final Pattern AZURE_ARM =
      Pattern.compile("(?i)standard_[a-z]+\\d+(-\\d+)?[a-z]*p[a-z]*(_.*)?");

  private InstanceTypes() {}

  /** Adds the machine types and, if their names tell it, their architectures. */
  static void add(GroupBuilder group, List<String> types) {
    add(group, FactOrigin.STATED, types);
  }

  /** Adds machine types that are known so. */
  static void add(GroupBuilder group, FactOrigin origin, List<String> types) {
    if (types.isEmpty()) {
      return;
    }
    group.label("node.kubernetes.io/instance-type", origin, types.toArray(String[]::new));
    List<String> architectures = types.stream().map(InstanceTypes::architecture).toList();
    if (!group.has("kubernetes.io/arch") && !architectures.contains("")) {
      group.label("kubernetes.io/arch", FactOrigin.DERIVED, architectures.toArray(String[]::new));
    }
  }

  /** Returns whether machines of a type of AWS are known to have GPUs of NVIDIA. */
  static boolean hasNvidiaGpus(String type) {
    return AWS_NVIDIA.matcher(type).matches() && !type.startsWith("g4ad.");
  }

  /** Returns the architecture of a machine type, or an empty text if its name does not tell it. */
  static String architecture(String type) {
    if (Placeholders.isUnresolved(type)) {
      return "";
    }
    if (AWS.matcher(type).matches()) {
      return AWS_ARM.matcher(type).matches() ? "arm64" : type.startsWith("mac") ? "" : "amd64";
    }
    if (AZURE.matcher(type).matches()) {
      return AZURE_ARM.matcher(type).matches() ? "arm64" : "amd64";
    }
    if (GCP.matcher(type).matches()) {
      return GCP_ARM.matcher(type).matches() ? "arm64" : "amd64";
    }
    return "";
  }
}
