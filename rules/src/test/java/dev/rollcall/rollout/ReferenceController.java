package dev.rollcall.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The controller once more, slow and plain: it looks at every node and every pod at every sync, as
 * update.go and daemon_controller.go do, and keeps nothing in between.
 */
final class ReferenceController {

  /** What an update came to. */
  record Outcome(
      boolean finished,
      double seconds,
      int mostUnavailable,
      int mostPodsAtOnce,
      int updated,
      int available,
      int pending) {}

  private static final class Pod {
    boolean updated;
    boolean bound;
    boolean deleting;
    long availableAt = Long.MAX_VALUE;
    long goneAt = Long.MAX_VALUE;
  }

  private static final class Site {
    final RolloutNode rolloutNode;
    final List<Pod> pods = new ArrayList<>();

    Site(RolloutNode rolloutNode) {
      this.rolloutNode = rolloutNode;
    }

    @Nullable Pod live(boolean updated) {
      for (Pod pod : pods) {
        if (!pod.deleting && pod.updated == updated) {
          return pod;
        }
      }
      return null;
    }
  }

  private final List<Site> sites = new ArrayList<>();
  private final RolloutStrategy terms;
  private final PodTiming pace;
  private final int desired;
  private final int maxSurge;
  private final int maxUnavailable;
  private long now;
  private int mostUnavailable;
  private int mostPods;
  private long doneSince = Long.MAX_VALUE;

  private ReferenceController(
      List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTiming pace) {
    this.terms = terms;
    this.pace = pace;
    int wanted = 0;
    for (RolloutNode rolloutNode : rolloutNodes) {
      Site site = new Site(rolloutNode);
      if (rolloutNode.before() != RolloutNode.OldPodState.NONE) {
        Pod pod = new Pod();
        pod.updated = !terms.replaces();
        pod.bound = rolloutNode.before() != RolloutNode.OldPodState.PENDING;
        pod.availableAt =
            rolloutNode.before() == RolloutNode.OldPodState.AVAILABLE ? -1 : Long.MAX_VALUE;
        site.pods.add(pod);
      }
      sites.add(site);
      wanted += rolloutNode.shouldRun() ? 1 : 0;
    }
    this.desired = wanted;
    this.maxSurge = terms.surgeCount(wanted);
    this.maxUnavailable = terms.unavailableCount(wanted);
  }

  static Outcome simulate(List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTiming pace) {
    return new ReferenceController(rolloutNodes, terms, pace).simulate();
  }

  private Outcome simulate() {
    look();
    while (true) {
      boolean acted = manage();
      if (!acted && terms.rolling()) {
        acted = maxSurge == 0 ? replace() : surge();
      }
      if (acted) {
        continue;
      }
      look();
      if (leave()) {
        look();
        continue;
      }
      TreeSet<Long> times = new TreeSet<>();
      for (Site site : sites) {
        for (Pod pod : site.pods) {
          times.add(pod.deleting ? pod.goneAt : pod.availableAt);
          times.add(pod.availableAt);
        }
      }
      Long next = times.higher(now);
      if (next == null || next == Long.MAX_VALUE) {
        return outcome();
      }
      now = next;
      leave();
      look();
    }
  }

  private boolean leave() {
    boolean some = false;
    for (Site site : sites) {
      some |= site.pods.removeIf(pod -> pod.deleting && pod.goneAt <= now);
      Pod fresh = site.live(true);
      if (fresh != null && !fresh.bound) {
        bind(site, fresh);
      }
    }
    return some;
  }

  private boolean available(@Nullable Pod pod) {
    return pod != null && pod.availableAt <= now;
  }

  private void create(Site site) {
    Pod pod = new Pod();
    pod.updated = true;
    site.pods.add(pod);
    bind(site, pod);
  }

  private void bind(Site site, Pod pod) {
    boolean beside = false;
    for (Pod other : site.pods) {
      beside |= other != pod && other.bound;
    }
    if (!site.rolloutNode.unfitReasons().isEmpty()
        || (beside && !site.rolloutNode.unfitReasonsWithOldPod().isEmpty())) {
      return;
    }
    pod.bound = true;
    if (site.rolloutNode.health() == RolloutNode.KubeletHealth.READY
        && !site.rolloutNode.broken()) {
      pod.availableAt = now + pace.ready() + terms.minReadySeconds() * 1000;
    }
  }

  private boolean delete(Site site, @Nullable Pod pod) {
    if (pod == null) {
      return false;
    }
    pod.deleting = true;
    if (!pod.bound) {
      site.pods.remove(pod);
    } else if (site.rolloutNode.health() != RolloutNode.KubeletHealth.UNREACHABLE) {
      pod.goneAt = now + pace.gone();
    }
    return true;
  }

  private boolean manage() {
    boolean acted = false;
    for (Site site : sites) {
      Pod old = site.live(false);
      Pod fresh = site.live(true);
      if (site.rolloutNode.shouldRun() && site.pods.isEmpty()) {
        create(site);
        acted = true;
      } else if (!site.rolloutNode.mayStay()) {
        acted |= delete(site, old) | delete(site, fresh);
      } else if (maxSurge > 0 && old == null && fresh == null && site.rolloutNode.shouldRun()) {
        create(site);
        acted = true;
      } else if (old != null && fresh != null && (!available(old) || available(fresh))) {
        acted |= delete(site, old);
      }
    }
    return acted;
  }

  private boolean replace() {
    int unavailable = 0;
    List<Site> allowed = new ArrayList<>();
    List<Site> candidates = new ArrayList<>();
    for (Site site : sites) {
      if (site.pods.isEmpty() && !site.rolloutNode.shouldRun()) {
        continue;
      }
      Pod old = site.live(false);
      Pod fresh = site.live(true);
      if (old == null) {
        unavailable += available(fresh) ? 0 : 1;
      } else if (!available(old)) {
        unavailable++;
        allowed.add(site);
      } else {
        candidates.add(site);
      }
    }
    int room = Math.min(candidates.size(), Math.max(0, maxUnavailable - unavailable));
    allowed.addAll(candidates.subList(0, room));
    allowed.forEach(site -> delete(site, site.live(false)));
    return !allowed.isEmpty();
  }

  private boolean surge() {
    int surging = 0;
    int available = 0;
    List<Site> delete = new ArrayList<>();
    List<Site> sunset = new ArrayList<>();
    List<Site> start = new ArrayList<>();
    List<Site> candidates = new ArrayList<>();
    for (Site site : sites) {
      Pod old = site.live(false);
      Pod fresh = site.live(true);
      available += available(old != null ? old : fresh) ? 1 : 0;
      if (old == null) {
        continue;
      }
      if (fresh != null) {
        surging += available(fresh) ? 0 : 1;
      } else if (!site.rolloutNode.shouldRun()) {
        (available(old) ? sunset : delete).add(site);
      } else {
        (available(old) ? candidates : start).add(site);
      }
    }
    delete.addAll(sunset.subList(0, Math.min(sunset.size(), Math.max(0, available - desired))));
    int room = Math.min(candidates.size(), Math.max(0, maxSurge - surging));
    start.addAll(candidates.subList(0, room));
    start.forEach(this::create);
    delete.forEach(site -> delete(site, site.live(false)));
    return !start.isEmpty() || !delete.isEmpty();
  }

  private static @Nullable Pod oldest(Site site) {
    Pod first = null;
    for (Pod pod : site.pods) {
      if (first == null || (pod.bound && !first.bound)) {
        first = pod;
      }
    }
    return first;
  }

  private void look() {
    int pods = 0;
    for (Site site : sites) {
      for (Pod pod : site.pods) {
        pods += pod.deleting ? 0 : 1;
      }
    }
    mostPods = Math.max(mostPods, pods);
    int available = count(true, false);
    mostUnavailable = Math.max(mostUnavailable, desired - available);
    boolean done = available == desired && count(false, true) == desired;
    doneSince = done ? Math.min(doneSince, now) : Long.MAX_VALUE;
  }

  private int count(boolean available, boolean updated) {
    int count = 0;
    for (Site site : sites) {
      Pod pod = oldest(site);
      boolean counts = site.rolloutNode.shouldRun() && pod != null;
      count += counts && (!available || available(pod)) && (!updated || pod.updated) ? 1 : 0;
    }
    return count;
  }

  private Outcome outcome() {
    int pending = 0;
    for (Site site : sites) {
      for (Pod pod : site.pods) {
        pending += pod.bound || pod.deleting ? 0 : 1;
      }
    }
    boolean finished = doneSince != Long.MAX_VALUE;
    return new Outcome(
        finished,
        (finished ? doneSince : now) / 1000.0,
        mostUnavailable,
        mostPods,
        count(false, true),
        count(true, false),
        pending);
  }
}
