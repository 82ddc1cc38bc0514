package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.placement.nodegroup.LabelFact;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Flags an image whose name says another architecture than that of nodes which get the pod. */
final class ImageArchitectureMismatch implements DaemonSetRule {

  private static final String ARCH = "kubernetes.io/arch";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "image-architecture-mismatch",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "image named for one architecture on nodes of another one")
          .searchTerms("exec format error", "no match for platform in manifest");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ImageArchitecture image = ImageArchitecture.of(daemonSet.pod());
    if (image == null) {
      return;
    }
    List<Node> others = new ArrayList<>();
    for (NodeGroup group : context.cluster().placementOf(daemonSet).groups()) {
      for (Node node : group.verdict().runs() ? group.nodes() : List.<Node>of()) {
        String arch = node.labels().get(ARCH);
        if (arch != null && !arch.equals(image.arch())) {
          others.add(node);
        }
      }
    }
    checkGroups(daemonSet, image, context);
    if (!others.isEmpty()) {
      context
          .report(
              image.image().place(),
              "the image is named for \"%s\" and the pod starts on %s of another architecture (%s); select kubernetes.io/arch: %s"
                  .formatted(
                      image.arch(),
                      NodeNameList.count(others.size()),
                      NodeNameList.list(others),
                      image.arch()))
          .dependsOnNodes();
    }
  }

  private static void checkGroups(
      DaemonSet daemonSet, ImageArchitecture image, RuleContext context) {
    List<DeclaredGroup> groups = groups(daemonSet, image.arch(), context);
    if (groups.isEmpty()) {
      return;
    }
    Set<String> architectures = new TreeSet<>();
    for (DeclaredGroup group : groups) {
      architectures.addAll(group.labels().get(ARCH).values());
    }
    context.report(
        image.image().place(),
        "the image is named for \"%s\" and the pod starts on nodes of %s, whose architecture is %s; select kubernetes.io/arch: %s"
            .formatted(
                image.arch(),
                GroupNames.of(groups),
                String.join(" or ", architectures),
                image.arch()));
  }

  /** Returns the groups whose nodes get the pod and may have another architecture. */
  private static List<DeclaredGroup> groups(
      DaemonSet daemonSet, String architecture, RuleContext context) {
    List<DeclaredGroup> found = new ArrayList<>();
    for (AlikeAnswer one : context.cluster().groups().alikeAnswersOf(daemonSet)) {
      if (one.answer().answer() != Answer.YES) {
        continue;
      }
      for (DeclaredGroup group : one.groups()) {
        LabelFact fact = group.labels().get(ARCH);
        boolean stated =
            fact != null
                && (fact.origin() == FactOrigin.STATED || fact.origin() == FactOrigin.DERIVED);
        if (stated && !fact.isAnyValue() && !fact.values().equals(List.of(architecture))) {
          found.add(group);
        }
      }
    }
    return found;
  }
}
