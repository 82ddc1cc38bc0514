package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.placement.NodeLabelsAndTaints;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Remedy;
import dev.rollcall.placement.controller.DaemonSetController;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.NumberedNodes;
import dev.rollcall.report.NodeNameText;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says on which nodes the controller wants no pod, everything that is in the way, and what helps.
 */
final class IneligibleNodesText {

  private static final int MAX_LABELLED = 8;

  private final Placement placement;
  private final int width;
  private final NodeLabelsAndTaints marks;

  IneligibleNodesText(Placement placement, int width) {
    this.placement = placement;
    this.width = width;
    this.marks = placement.marks();
  }

  /** Nodes that lack the same, and for which the same helps. */
  private static final class Group {

    private final List<UnfitReason> blockers;
    private final Remedy remedy;
    private final List<String> misfit;
    private final NumberedNodes nodes;
    private final List<String> messages;
    private boolean same = true;

    Group(List<UnfitReason> blockers, Remedy remedy, List<String> misfit, NumberedNodes none) {
      this.nodes = none;
      this.blockers = blockers;
      this.remedy = remedy;
      this.misfit = misfit;
      this.messages = messages(blockers);
    }

    private static List<String> messages(List<UnfitReason> blockers) {
      return blockers.stream().map(UnfitReason::message).toList();
    }

    void add(int node, List<UnfitReason> others) {
      nodes.add(node);
      same &= others == blockers || messages(others).equals(messages);
    }

    /** What one node has instead is only worth telling where all have the same. */
    String message() {
      List<String> parts = new ArrayList<>();
      for (UnfitReason blocker : blockers) {
        boolean other = !same && !blocker.requirement().isEmpty();
        parts.add(
            other
                ? blocker.requirement() + ", they have another value or none"
                : blocker.message());
      }
      return String.join("; ", parts);
    }
  }

  /** Appends the nodes, grouped by what the pods want of them. */
  void append(StringBuilder out) {
    Map<String, Group> groups = new LinkedHashMap<>();
    boolean sameMessages = !DaemonSetController.asksForNames(placement.daemonSet());
    for (NodeGroup alike : placement.groups()) {
      UnfitReason reason = alike.verdict().reason();
      if (reason != null) {
        Alike same = null;
        NumberedNodes nodes = alike.nodes();
        for (int i = 0; i < nodes.size(); i++) {
          if (same == null || !sameMessages) {
            Remedy remedy = remedy(alike.verdict(), reason, nodes.get(i));
            same = new Alike(alike.verdict(), remedy, groups);
          }
          same.add(nodes.number(i));
        }
      }
    }
    groups.values().forEach(group -> append(out, group));
  }

  /** Nodes of one remedy, which may go to groups with room for the pod and without. */
  private final class Alike {

    private final Remedy remedy;
    private final String key;
    private final Map<String, Group> groups;
    private final Map<List<String>, Group> known = new IdentityHashMap<>(4);
    private @Nullable List<String> lastMisfit;
    private @Nullable Group last;

    Alike(Verdict verdict, Remedy remedy, Map<String, Group> groups) {
      this.remedy = remedy;
      this.groups = groups;
      StringBuilder out = new StringBuilder(verdict.id());
      for (UnfitReason blocker : remedy.blockers()) {
        String wanted = blocker.requirement();
        out.append('\n').append(wanted.isEmpty() ? blocker.message() : wanted);
      }
      this.key = out.append('\n').toString();
    }

    void add(int node) {
      List<String> misfit = remedy.isAny() ? placement.misfitOn(node) : List.of();
      // The same shortage is the same list.
      Group group = lastMisfit == misfit ? last : known.get(misfit);
      if (group == null) {
        group =
            groups.computeIfAbsent(
                key + misfit,
                text -> new Group(remedy.blockers(), remedy, misfit, placement.noNodes()));
        known.put(misfit, group);
      }
      lastMisfit = misfit;
      last = group;
      group.add(node, remedy.blockers());
    }
  }

  private Remedy remedy(Verdict verdict, UnfitReason reason, Node node) {
    return verdict instanceof Verdict.Unknown
        ? Remedy.none(reason)
        : Remedy.of(placement.daemonSet(), node, marks);
  }

  private void append(StringBuilder out, Group group) {
    List<Node> nodes = group.nodes;
    line(out, NodeNameText.count(nodes) + ": " + group.message());
    detail(out, NodeNameText.of(nodes));
    List<Node> staying = new ArrayList<>();
    if (placement.misscheduled() > 0) {
      nodes.stream().filter(placement::isMisscheduledOn).forEach(staying::add);
    }
    if (!staying.isEmpty()) {
      boolean one = staying.size() == 1;
      String pods =
          one ? "the pod that is there only stays: " : "the pods that are there only stay: ";
      detail(out, pods + NodeNameText.of(staying));
    }
    if (!placement.lifecycle().admitted().refusals().isEmpty()) {
      return; // no pod is created anywhere
    }
    if (!group.misfit.isEmpty()) {
      detail(out, "there is no room for the pod either: " + String.join(", ", group.misfit));
    } else {
      remedy(out, group.remedy, nodes);
    }
  }

  /** A value that is quoted in the manifest is told as it is there. */
  private static String entry(String entry) {
    return entry.indexOf('"') < 0 ? '"' + entry + '"' : entry;
  }

  private void remedy(StringBuilder out, Remedy remedy, List<Node> nodes) {
    remedy.corrections().forEach(correction -> detail(out, TextSanitizer.text(correction)));
    String lead = "to run there, ";
    if (!remedy.widen().isEmpty()) {
      List<String> quoted = remedy.widen().stream().map(IneligibleNodesText::entry).toList();
      String entries = TextSanitizer.text(String.join(" and ", quoted));
      String or = remedy.labels().isEmpty() ? "" : ", or label the " + noun(nodes) + ":";
      detail(out, lead + "take " + entries + " out of the node selector" + or);
    } else if (!remedy.labels().isEmpty()) {
      detail(out, lead + "label the " + noun(nodes) + ":");
    }
    if (!remedy.labels().isEmpty()) {
      command(out, remedy.labels(), nodes);
    }
    if (!remedy.tolerate().isEmpty()) {
      String which = remedy.tolerate().size() == 1 ? "this toleration:" : "these tolerations:";
      boolean alone = remedy.labels().isEmpty() && remedy.widen().isEmpty();
      detail(out, (alone ? lead + "add " : "and add ") + which);
      remedy.tolerate().forEach(taint -> toleration(out, taint));
    }
  }

  private static String noun(List<Node> nodes) {
    return nodes.size() == 1 ? "node" : "nodes";
  }

  private void command(StringBuilder out, List<String> labels, List<Node> nodes) {
    boolean labelled = false;
    for (String label : labels) {
      String key = label.substring(0, label.indexOf('='));
      labelled |= nodes.stream().anyMatch(node -> node.labels().has(key));
    }
    String pairs = TextSanitizer.text(String.join(" ", labels));
    String end = ' ' + pairs + (labelled ? " --overwrite" : "") + '\n';
    String names = String.join(" ", nodes.stream().map(Node::name).limit(MAX_LABELLED).toList());
    String command = "      kubectl label node ";
    boolean fits = command.length() + names.length() + end.length() <= width + 1;
    boolean named = fits && nodes.size() <= MAX_LABELLED;
    out.append(command).append(named ? TextSanitizer.text(names) : "NODE").append(end);
  }

  private static void toleration(StringBuilder out, Taint taint) {
    out.append("      - key: ").append(TextSanitizer.text(taint.key().get())).append('\n');
    String value = taint.value().get();
    if (value.isEmpty()) {
      out.append("        operator: Exists\n");
    } else {
      out.append("        operator: Equal\n");
      out.append("        value: ").append(quoted(value)).append('\n');
    }
    out.append("        effect: ").append(TextSanitizer.text(taint.effect().get())).append('\n');
  }

  /** YAML would read some values as something else than a string. */
  private static String quoted(String value) {
    boolean plain = Character.isLetter(value.charAt(0));
    String lower = value.toLowerCase(Locale.ROOT);
    boolean word =
        List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null").contains(lower);
    return plain && !word ? TextSanitizer.text(value) : '"' + TextSanitizer.text(value) + '"';
  }

  private void line(StringBuilder out, String text) {
    out.append("  ");
    WordWrap.append(out, TextSanitizer.text(text), 2, 4, width);
    out.append('\n');
  }

  private void detail(StringBuilder out, String text) {
    out.append("    ");
    WordWrap.append(out, text, 4, 6, width);
    out.append('\n');
  }
}
