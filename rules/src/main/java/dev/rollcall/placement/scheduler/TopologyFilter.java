package dev.rollcall.placement.scheduler;

import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodAffinity;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.TopologySpreadConstraint;
import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The scheduler's filters that look at pods on other nodes, PodTopologySpread and InterPodAffinity,
 * for the pods of one DaemonSet. It counts once and is told of every pod that is placed after that.
 */
final class TopologyFilter {

  private static final List<String> NO_TOPOLOGY_LABEL =
      List.of("node(s) didn't match pod topology spread constraints (missing required label)");
  private static final List<String> SKEWED =
      List.of("node(s) didn't match pod topology spread constraints");
  private static final List<String> NO_FRIEND = List.of("node(s) didn't match pod affinity rules");
  private static final List<String> FOE = List.of("node(s) didn't match pod anti-affinity rules");
  private static final List<String> REFUSED =
      List.of("node(s) didn't satisfy existing pods anti-affinity rules");

  private final PodInfo pod;
  private final List<Node> nodes;
  private final List<Spread> spreads = new ArrayList<>();
  private final List<Domains> friends = new ArrayList<>();
  private final List<Domains> foes = new ArrayList<>();
  private final Map<String, Domains> refusing = new HashMap<>();
  private boolean anyFriend;

  /** The values of a node label, each with the number of pods counted there. */
  private record Domains(String key, boolean countsSelf, Map<String, Integer> pods) {

    int at(Node node) {
      String value = node.labels().get(key);
      return value == null ? 0 : pods.getOrDefault(value, 0);
    }

    void add(Node node) {
      String value = node.labels().get(key);
      if (value != null) {
        pods.merge(value, 1, Integer::sum);
      }
    }
  }

  private record Spread(TopologySpreadConstraint constraint, Domains domains) {}

  /** Returns whether placing needs this at all. */
  static boolean concerns(PodInfo pod, AssignedPods others) {
    return !pod.spec().podAffinity().required().isEmpty()
        || pod.refusesOthers()
        || hasHardSpread(pod)
        || others.anyAntiAffinityMatches(pod);
  }

  private static boolean hasHardSpread(PodInfo pod) {
    for (TopologySpreadConstraint constraint : pod.spec().topologySpreadConstraints()) {
      if (isHard(constraint)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHard(TopologySpreadConstraint constraint) {
    return constraint.whenUnsatisfiable().get().equals("DoNotSchedule");
  }

  TopologyFilter(PodInfo pod, List<Node> nodes, AssignedPods others) {
    this.pod = pod;
    this.nodes = nodes;
    for (TopologySpreadConstraint constraint : pod.spec().topologySpreadConstraints()) {
      if (isHard(constraint)) {
        spreads.add(spread(constraint));
      }
    }
    spreads.forEach(spread -> count(spread, others));
    countFriends(knownTerms(others), others);
    for (PodAffinity.Term term : pod.spec().podAntiAffinity().required()) {
      Domains domains = domains(term, pod);
      foes.add(domains);
      others.forEach(
          term.selector(),
          (other, where) -> {
            if (matches(term, pod, other)) {
              add(domains, where);
            }
          });
    }
    others.forEachRefusal(pod, this::refuse);
  }

  /** A term about pods that the input says nothing of cannot be judged, and is left out. */
  private List<PodAffinity.Term> knownTerms(AssignedPods others) {
    List<PodAffinity.Term> known = new ArrayList<>();
    for (PodAffinity.Term term : pod.spec().podAffinity().required()) {
      if (others.isComplete() || others.anyPodMayMatch(term, pod)) {
        known.add(term);
      }
    }
    return known;
  }

  private Spread spread(TopologySpreadConstraint constraint) {
    boolean self = selects(constraint.labelSelector(), pod.labels());
    Domains domains = new Domains(constraint.topologyKey().get(), self, new HashMap<>());
    if (ignoresAffinity(constraint)) {
      for (Node node : nodes) {
        String value = node.labels().get(domains.key());
        if (value != null && hasAllKeys(node)) {
          domains.pods().putIfAbsent(value, 0);
        }
      }
    }
    return new Spread(constraint, domains);
  }

  private boolean hasAllKeys(Node node) {
    for (TopologySpreadConstraint constraint : pod.spec().topologySpreadConstraints()) {
      if (isHard(constraint) && !node.labels().has(constraint.topologyKey().get())) {
        return false;
      }
    }
    return true;
  }

  private static Domains domains(PodAffinity.Term term, PodInfo pod) {
    return new Domains(term.topologyKey().get(), matches(term, pod, pod), new HashMap<>());
  }

  private void count(Spread spread, AssignedPods others) {
    LabelSelector selector = spread.constraint().labelSelector();
    others.forEach(
        selector,
        (other, where) -> {
          boolean near = other.namespace().equals(pod.namespace());
          if (near && selects(selector, other.labels())) {
            addWithAllKeys(spread.domains(), where);
          }
        });
  }

  /** A friend is whom all terms speak of. */
  private void countFriends(List<PodAffinity.Term> wanted, AssignedPods others) {
    wanted.forEach(term -> friends.add(domains(term, pod)));
    if (wanted.isEmpty()) {
      return;
    }
    others.forEach(
        wanted.get(0).selector(),
        (other, where) -> {
          for (PodAffinity.Term term : wanted) {
            if (!matches(term, pod, other)) {
              return;
            }
          }
          friends.forEach(domains -> add(domains, where));
          anyFriend = true;
        });
  }

  /** Another pod may refuse this one for a neighbour. */
  private void refuse(PodInfo other, PodAffinity.Term term, Supplier<BitSet> where) {
    if (matches(term, other, pod)) {
      String key = term.topologyKey().get();
      add(refusing.computeIfAbsent(key, k -> new Domains(key, false, new HashMap<>())), where);
    }
  }

  private void add(Domains domains, Supplier<BitSet> where) {
    where.get().stream().forEach(node -> domains.add(nodes.get(node)));
  }

  private void addWithAllKeys(Domains domains, Supplier<BitSet> where) {
    where.get().stream()
        .filter(node -> hasAllKeys(nodes.get(node)))
        .forEach(node -> domains.add(nodes.get(node)));
  }

  /** Takes note of a new pod of the DaemonSet itself. */
  void placed(int number) {
    Node node = nodes.get(number);
    for (Spread spread : spreads) {
      if (spread.domains().countsSelf()) {
        spread.domains().add(node);
      }
    }
    boolean friend = !friends.isEmpty();
    for (Domains domains : friends) {
      friend &= domains.countsSelf();
    }
    if (friend) {
      friends.forEach(domains -> domains.add(node));
      anyFriend = true;
    }
    for (Domains domains : foes) {
      if (domains.countsSelf()) {
        domains.add(node);
      }
    }
  }

  /** Returns why the node is refused, empty if it is not. */
  List<String> reasons(int number) {
    Node node = nodes.get(number);
    for (Spread spread : spreads) {
      List<String> refusal = refusal(spread, node);
      if (!refusal.isEmpty()) {
        return refusal;
      }
    }
    if (!hasFriends(node)) {
      return NO_FRIEND;
    }
    for (Domains domains : foes) {
      if (domains.at(node) > 0) {
        return FOE;
      }
    }
    for (Domains domains : refusing.values()) {
      if (domains.at(node) > 0) {
        return REFUSED;
      }
    }
    return List.of();
  }

  private List<String> refusal(Spread spread, Node node) {
    if (!node.labels().has(spread.domains().key())) {
      return NO_TOPOLOGY_LABEL;
    }
    return skew(spread, node) > spread.constraint().maxSkew().get() ? SKEWED : List.of();
  }

  /**
   * A daemon pod is bound to one node by its affinity, so that under the policy Honor this node is
   * the only one that counts, and is its own minimum.
   */
  private static long skew(Spread spread, Node node) {
    Domains domains = spread.domains();
    long self = domains.countsSelf() ? 1 : 0;
    if (!ignoresAffinity(spread.constraint())) {
      return self;
    }
    if (domains.pods().size() < spread.constraint().minDomains().get()) {
      return domains.at(node) + self;
    }
    long least = Long.MAX_VALUE;
    for (int pods : domains.pods().values()) {
      least = Math.min(least, pods);
    }
    return domains.at(node) + self - least;
  }

  private static boolean ignoresAffinity(TopologySpreadConstraint constraint) {
    return constraint.nodeAffinityPolicy().get().equals("Ignore");
  }

  /** Mirrors satisfyPodAffinity: the first of pods that want each other may go anywhere. */
  private boolean hasFriends(Node node) {
    boolean found = true;
    boolean self = true;
    for (Domains domains : friends) {
      if (!node.labels().has(domains.key())) {
        return false;
      }
      found &= domains.at(node) > 0;
      self &= domains.countsSelf();
    }
    return found || (!anyFriend && self);
  }

  /** Returns whether the term of one pod speaks of the other. */
  static boolean matches(PodAffinity.Term term, PodInfo holder, PodInfo other) {
    return !term.selectsNamespaces()
        && inNamespace(term, holder, other)
        && selects(term.selector(), other.labels());
  }

  private static boolean inNamespace(PodAffinity.Term term, PodInfo holder, PodInfo other) {
    if (term.namespaces().isEmpty()) {
      return holder.namespace().equals(other.namespace());
    }
    for (Value<String> namespace : term.namespaces()) {
      if (namespace.get().equals(other.namespace())) {
        return true;
      }
    }
    return false;
  }

  /** A selector that is not there selects nothing, an empty one everything. */
  private static boolean selects(LabelSelector selector, StringMap labels) {
    return selector.place().isPresent() && selector.matches(labels);
  }
}
