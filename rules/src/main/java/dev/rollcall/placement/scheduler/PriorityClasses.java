package dev.rollcall.placement.scheduler;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.PodSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The priority of pods, as the Priority admission plugin resolves it from the classes given. */
public final class PriorityClasses {

  private static final long SYSTEM_CLUSTER = 2_000_000_000L;
  private static final long SYSTEM_NODE = 2_000_001_000L;

  private record PriorityClass(long value, boolean preempts) {}

  private final Map<String, PriorityClass> classes = new HashMap<>();
  private PriorityClass fallback = new PriorityClass(0, true);

  public PriorityClasses(Inventory inventory) {
    classes.put("system-cluster-critical", new PriorityClass(SYSTEM_CLUSTER, true));
    classes.put("system-node-critical", new PriorityClass(SYSTEM_NODE, true));
    for (GenericObject object : inventory.ofKind("PriorityClass")) {
      Long value = object.content().get("value").integer();
      boolean never = "Never".equals(object.content().get("preemptionPolicy").string());
      PriorityClass found = new PriorityClass(value == null ? 0 : value, !never);
      classes.put(object.name(), found);
      if (object.content().get("globalDefault").isTrue()) {
        fallback = found;
      }
    }
  }

  public long of(PodSpec pod) {
    return pod.priority().isGiven() ? pod.priority().get() : classOf(pod).value();
  }

  /** Tells whether the pod may push out others of lower priority. */
  public boolean preempts(PodSpec pod) {
    return pod.preemptionPolicy().get().isEmpty()
        ? classOf(pod).preempts()
        : !pod.preemptionPolicy().get().equals("Never");
  }

  private PriorityClass classOf(PodSpec pod) {
    String name = pod.priorityClassName().get();
    @Nullable PriorityClass named = name.isEmpty() ? null : classes.get(name);
    return named == null ? fallback : named;
  }
}
