package dev.rollcall.engine.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Files that are no manifests but make some, or decide what nodes there are: templates of other
 * tools, and Terraform.
 */
final class UnreadFiles {

  private static final List<String> TEMPLATES =
      List.of(".j2", ".jinja", ".jinja2", ".tmpl", ".gotmpl", ".tpl");

  /** Resources and arguments of modules that make groups of nodes. */
  private static final List<String> NODE_GROUPS =
      List.of(
          "\"aws_eks_node_group\"",
          "eks_managed_node_groups",
          "self_managed_node_groups",
          "\"google_container_node_pool\"",
          "\"azurerm_kubernetes_cluster_node_pool\"",
          "default_node_pool",
          "\"digitalocean_kubernetes_node_pool\"",
          "\"oci_containerengine_node_pool\"",
          "agent_nodepools",
          "\"talos_machine_configuration\"");

  private static final long MAX_BYTES = 1 << 20;

  private UnreadFiles() {}

  /** Returns why a file is to be named among what was not looked at, null if it is not. */
  static @Nullable String reason(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".tf")) {
      return declaresNodes(file) ? SkippedInput.TERRAFORM_FILE : null;
    }
    for (String ending : TEMPLATES) {
      if (name.endsWith(ending)
          && ArchiveReader.isManifest(name.substring(0, name.length() - ending.length()))) {
        return isOfChart(file) ? null : SkippedInput.TEMPLATE_FILE;
      }
    }
    return null;
  }

  /** Charts are rendered, or named, as a whole. */
  private static boolean isOfChart(Path file) {
    Path directory = file.getParent();
    return directory != null && Files.exists(directory.resolveSibling("Chart.yaml"));
  }

  private static boolean declaresNodes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return false;
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return NODE_GROUPS.stream().anyMatch(text::contains);
    } catch (IOException e) {
      return false;
    }
  }
}
