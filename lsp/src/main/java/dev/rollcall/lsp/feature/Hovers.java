package dev.rollcall.lsp.feature;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.document.ProtocolText;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.page.RulePages;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.place.NodeDescription;
import dev.rollcall.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.Nullable;

/** Says what a field comes to, and shows the pages of the rules that flag it. */
public final class Hovers {

  private static final int WIDTH = 100;
  private static final String SEPARATOR = "\n---\n\n";
  private static final String PARTIAL =
      "The nodes and other files of the workspace are not read yet.\n";
  private static final String[] PLACEMENT = {
    "apiVersion",
    "kind",
    "metadata.name",
    "spec.template.spec.affinity",
    "spec.template.spec.containers.resources",
    "spec.template.spec.nodeName",
    "spec.template.spec.nodeSelector",
    "spec.template.spec.tolerations"
  };
  private static final String[] ROLLOUT = {"spec.updateStrategy", "spec.minReadySeconds"};
  private static final String[] NODE = {
    "apiVersion", "kind", "metadata.name", "metadata.labels", "spec.taints", "spec.unschedulable"
  };

  private final Map<String, Rule> rules = new LinkedHashMap<>();

  public Hovers(List<Rule> rules) {
    rules.forEach(rule -> this.rules.put(rule.info().id(), rule));
  }

  /** Returns the hover at a position, or null if there is nothing to say. */
  public @Nullable Hover hover(Analysis analysis, OpenDocument document, Position position) {
    List<String> parts = new ArrayList<>();
    String field = field(analysis, document, position);
    if (!field.isEmpty()) {
      parts.add(field);
    }
    Range range = null;
    for (Finding finding : analysis.findings(document)) {
      Range marked = new ProtocolText(finding.location().file().text()).marked(finding.location());
      if (Ranges.covers(marked, position)) {
        range = range == null ? marked : range;
        parts.add(finding(finding));
      }
    }
    return parts.isEmpty()
        ? null
        : new Hover(new MarkupContent(MarkupKind.MARKDOWN, String.join(SEPARATOR, parts)), range);
  }

  private String finding(Finding finding) {
    StringBuilder out = new StringBuilder();
    out.append(finding.severity().id()).append(": ");
    out.append(Markdown.escaped(finding.message())).append('\n');
    for (Note note : finding.notes()) {
      out.append('\n').append(Markdown.fenced(note.message()));
    }
    Rule rule = rules.get(finding.rule());
    return rule == null ? out.toString() : out + "\n" + RulePages.markdown(rule);
  }

  private static String field(Analysis analysis, OpenDocument document, Position position) {
    FieldAtPosition at = FieldAtPosition.find(document, position);
    if (at == null) {
      return "";
    }
    ObjectsOfDocument objects = new ObjectsOfDocument(analysis, document);
    DaemonSet daemonSet = objects.daemonSet(at);
    if (daemonSet != null) {
      return daemonSet(analysis, daemonSet, at);
    }
    Node node = at.isIn(NODE) && !analysis.partial() ? objects.node(at) : null;
    return node == null ? "" : node(analysis.cluster(), node);
  }

  private static String daemonSet(Analysis analysis, DaemonSet daemonSet, FieldAtPosition at) {
    Cluster cluster = analysis.cluster();
    List<String> parts = new ArrayList<>();
    if (analysis.partial()) {
      parts.add(at.isIn(PLACEMENT) || at.isIn(ROLLOUT) ? PARTIAL : "");
    } else if (at.isIn(PLACEMENT)) {
      parts.add(SelectionText.markdown(cluster, daemonSet, at));
      parts.add(PlacementText.markdown(cluster, daemonSet));
    }
    if (at.isIn(ROLLOUT) && !analysis.partial()) {
      parts.add(RolloutText.markdown(cluster, daemonSet));
    }
    parts.add(DefaultsText.markdown(daemonSet, at.path()));
    parts.removeIf(String::isEmpty);
    return String.join("\n", parts);
  }

  private static String node(Cluster cluster, Node node) {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      placements.add(cluster.placementOf(daemonSet));
    }
    return Markdown.fenced(new NodeDescription(WIDTH).report(cluster, node, placements));
  }
}
