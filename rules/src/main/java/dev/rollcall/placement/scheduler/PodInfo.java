package dev.rollcall.placement.scheduler;

import dev.rollcall.model.Manifest;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.StringMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler knows of a pod, or of all pods of a DaemonSet. Compared by identity: two equal
 * pods are still two.
 */
public final class PodInfo {

  public static final int NO_OWNER = -1;

  private final Manifest object;
  private final StringMap labels;
  private final PodSpec spec;
  private final int owner;
  private final PodDemand demand;
  private final boolean refuses;
  private @Nullable String name;

  /**
   * Collects what is known.
   *
   * @param object the pod or its DaemonSet
   * @param owner the number of its DaemonSet in this simulation, -1 where it belongs to none
   */
  public PodInfo(Manifest object, StringMap labels, PodSpec spec, int owner, PodDemand demand) {
    this.object = object;
    this.labels = labels;
    this.spec = spec;
    this.owner = owner;
    this.demand = demand;
    this.refuses = !spec.podAntiAffinity().required().isEmpty();
  }

  /** Returns how messages call it; few are ever named. */
  public String name() {
    String known = name;
    if (known == null) {
      known = object.fullName();
      name = known;
    }
    return known;
  }

  String namespace() {
    return object.namespace();
  }

  StringMap labels() {
    return labels;
  }

  public PodSpec spec() {
    return spec;
  }

  int owner() {
    return owner;
  }

  /** Returns whether it refuses others for neighbours. */
  boolean refusesOthers() {
    return refuses;
  }

  long[] requests() {
    return demand.requests();
  }

  List<HostPort> ports() {
    return demand.ports();
  }

  int[] portNumbers() {
    return demand.portNumbers();
  }

  long priority() {
    return demand.priority();
  }

  boolean preempts() {
    return demand.preempts();
  }
}
