package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.StringMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets one play up: the nodes, the pods that are there, the DaemonSets in their order. */
final class Stage {

  private final Inventory inventory;
  private final KnownLabels known;
  private final NodeTable table;
  private final StandingPods standing;
  private final Priorities priorities;
  private final ResourceNames names = new ResourceNames();
  private final Map<String, ContainerDefaults> defaults = new HashMap<>();
  private final List<Play> plays = new ArrayList<>();
  private @Nullable Carried carried;

  Stage(Inventory inventory, List<Node> nodes, KnownLabels known) {
    this.inventory = inventory;
    this.known = known;
    this.table = new NodeTable(nodes);
    this.standing = new StandingPods(inventory);
    this.priorities = new Priorities(inventory);
  }

  void carry(Carried pods) {
    carried = pods;
  }

  Cluster place(@Nullable String reference) {
    for (DaemonSet daemonSet : inOrderOfCreation()) {
      plays.add(play(daemonSet));
    }
    List<PodProfile> others = others();
    Ledger ledger = new Ledger(table, names);
    for (PodProfile pod : others) {
      int node = table.number(pod.spec().nodeName().get());
      if (node >= 0) {
        ledger.seat(node, pod);
      }
    }
    List<Standing> told = seatOwn(ledger);
    boolean complete = standing.isDump();
    PodsInPlay pods = new PodsInPlay(plays, ledger, table.size(), complete);
    new Scheduler(plays, ledger, table, pods, reference == null).run();
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < plays.size(); i++) {
      placements.add(new Placement(plays.get(i), table, told.get(i), pods));
    }
    Usage usage = new Usage(names.names(), ledger, table);
    return new Cluster(inventory, new Cluster.Ground(table, reference, known, usage), placements);
  }

  /** The order of the input where not every DaemonSet says when it was made. */
  private List<DaemonSet> inOrderOfCreation() {
    List<DaemonSet> ordered = new ArrayList<>(inventory.daemonSets());
    for (DaemonSet daemonSet : ordered) {
      if (daemonSet.meta().created().get().isEmpty()) {
        return ordered;
      }
    }
    // Timestamps as the server writes them sort as text.
    ordered.sort(Comparator.comparing((DaemonSet ds) -> ds.meta().created().get()));
    return ordered;
  }

  private Play play(DaemonSet daemonSet) {
    Kinds kinds = table.kinds(Question.of(daemonSet.pod()));
    List<Verdict> verdicts = new ArrayList<>();
    for (int kind = 0; kind < kinds.count(); kind++) {
      Node node = table.nodes().get(kinds.first(kind));
      Verdict verdict = DaemonController.verdict(daemonSet, node, known);
      if (verdict == null) {
        verdicts.clear();
        break;
      }
      verdicts.add(verdict);
    }
    PodProfile profile =
        profile(
            daemonSet,
            daemonSet.template().meta().labels(),
            daemonSet.pod(),
            plays.size(),
            defaultsOf(daemonSet.namespace()));
    return new Play(daemonSet, profile, table, kinds, verdicts);
  }

  private ContainerDefaults defaultsOf(String namespace) {
    return defaults.computeIfAbsent(namespace, name -> ContainerDefaults.of(inventory, name));
  }

  private PodProfile profile(
      Manifest object, StringMap labels, PodSpec spec, int owner, ContainerDefaults missing) {
    return new PodProfile(
        object.namespace() + "/" + object.name(),
        object.namespace(),
        labels,
        spec,
        owner,
        names.vector(PodRequests.of(spec, missing)),
        HostPort.of(spec),
        priorities.of(spec),
        priorities.preempts(spec));
  }

  private PodProfile profile(Pod pod, int owner) {
    return profile(pod, pod.meta().labels(), pod.spec(), owner, ContainerDefaults.NONE);
  }

  private List<PodProfile> others() {
    List<Pod> pods = new ArrayList<>(standing.others());
    if (carried != null) {
      pods.addAll(new StandingPods(carried.before().inventory()).others());
    }
    List<PodProfile> profiles = new ArrayList<>();
    for (Pod pod : pods) {
      // The scheduler forgets pods that have ended; those being deleted will have.
      if (!pod.isFinished() && !pod.terminating()) {
        profiles.add(profile(pod, PodProfile.NO_OWNER));
      }
    }
    return profiles;
  }

  private List<Standing> seatOwn(Ledger ledger) {
    List<Standing> told = new ArrayList<>();
    for (int i = 0; i < plays.size(); i++) {
      Play play = plays.get(i);
      int owner = i;
      Occupants occupants = new Occupants(play, table);
      occupants.seat(standing.of(play.daemonSet()), ledger, (pod, node) -> profile(pod, owner));
      if (carried != null) {
        seatCarried(play, carried, ledger);
      }
      told.add(occupants.standing(standing.isDump()));
    }
    return told;
  }

  private void seatCarried(Play play, Carried pods, Ledger ledger) {
    Placement was = pods.placementOf(play.daemonSet());
    if (was == null || play.isUnknown() || pods.areReplaced(was.daemonSet(), play.daemonSet())) {
      return;
    }
    for (int node = 0; node < table.size(); node++) {
      int state = Carried.stateOn(was, table.nodes().get(node));
      if (state < 0 || play.verdict(node) instanceof Verdict.Never) {
        continue;
      }
      if (state > 0) {
        ledger.seat(node, play.profile());
        play.keep(node);
      }
      if (!play.wants(node)) {
        play.stay(node);
        if (state == 0) {
          play.pend(node, Occupants.UNTOLERATED);
        }
      }
    }
  }
}
