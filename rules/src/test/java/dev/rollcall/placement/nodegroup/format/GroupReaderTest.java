package dev.rollcall.placement.nodegroup.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.LabelFact;
import dev.rollcall.placement.nodegroup.RefusedLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads files of each format; the comments at the top of a file say what it declares. */
final class GroupReaderTest {

  static List<String> names() throws IOException {
    return FormatCases.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsWhatTheFileDeclares(String name) throws IOException {
    String text = FormatCases.text(name);
    List<String> read = new ArrayList<>();
    for (DeclaredGroup group :
        GroupReader.read(Manifests.inventory(FormatCases.fileName(name), text))) {
      read.add("# " + describe(group));
    }
    List<String> body = text.lines().dropWhile(line -> line.startsWith("# ")).toList();
    String described = String.join("\n", read) + "\n" + String.join("\n", body) + "\n";
    if (Boolean.getBoolean("bless")) {
      Files.writeString(FormatCases.FOLDER.resolve(name), described);
      return;
    }
    assertEquals(described, text);
  }

  /** What is only usual is left out, and so are the old names of labels. */
  private static String describe(DeclaredGroup group) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, LabelFact> label : group.labels().entrySet()) {
      LabelFact fact = label.getValue();
      boolean old = label.getKey().contains("beta.kubernetes.io");
      if (!old && !fact.isAnyValue() && fact.origin() != FactOrigin.ASSUMED) {
        labels.put(label.getKey(), String.join("|", fact.values()));
      }
    }
    List<String> taints = new ArrayList<>();
    for (DeclaredTaint taint : group.taints()) {
      boolean lasting = taint.phase() == DeclaredTaint.Phase.LASTING;
      taints.add(taint.taint() + (lasting ? "" : " " + taint.phase()));
    }
    String described = group.name() + ": " + group.count() + "; labels " + labels;
    described += "; taints " + taints + (group.taintsKnown() ? "" : " and perhaps others");
    List<String> refused = group.refused().stream().map(RefusedLabel::key).toList();
    described += refused.isEmpty() ? "" : "; refused " + refused;
    described += group.neverJoins() == null ? "" : "; never joins";
    return described + (group.maxPods() == null ? "" : "; " + group.maxPods() + " pods");
  }
}
