package dev.rollcall.podadmission;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.PodSpec;
import dev.rollcall.source.FieldLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The priority of pods, as the Priority admission plugin resolves it from the classes given. */
public final class PriorityClasses {

  private static final long SYSTEM_CLUSTER = 2_000_000_000L;
  private static final long SYSTEM_NODE = 2_000_001_000L;
  private static final PriorityClass NO_CLASS = new PriorityClass("", 0, true, null);

  private record PriorityClass(
      String name, long value, boolean preempts, @Nullable FieldLocation place) {

    String policy() {
      return preempts ? "PreemptLowerPriority" : "Never";
    }
  }

  private final Map<String, PriorityClass> classes = new HashMap<>();
  private PriorityClass fallback = NO_CLASS;

  public PriorityClasses(Inventory inventory) {
    String cluster = "system-cluster-critical";
    String node = "system-node-critical";
    classes.put(cluster, new PriorityClass(cluster, SYSTEM_CLUSTER, true, null));
    classes.put(node, new PriorityClass(node, SYSTEM_NODE, true, null));
    for (GenericObject object : inventory.ofKind("PriorityClass")) {
      Long value = object.content().get("value").integer();
      boolean never = "Never".equals(object.content().get("preemptionPolicy").string());
      PriorityClass found =
          new PriorityClass(
              object.name(), value == null ? 0 : value, !never, object.meta().name().place());
      classes.put(object.name(), found);
      // Of several global defaults the lowest counts: getDefaultPriorityClass.
      if (object.content().get("globalDefault").isTrue()
          && (fallback == NO_CLASS || found.value() < fallback.value())) {
        fallback = found;
      }
    }
  }

  public long of(PodSpec pod) {
    return pod.priority().isGiven() ? pod.priority().get() : classOf(pod).value();
  }

  /** Returns whether the pod may push out others of lower priority. */
  public boolean preempts(PodSpec pod) {
    return pod.preemptionPolicy().get().isEmpty()
        ? classOf(pod).preempts()
        : !pod.preemptionPolicy().get().equals("Never");
  }

  /** Returns the name of the class that the pod gets, empty if it gets none. */
  String nameFor(PodSpec pod) {
    String name = pod.priorityClassName().get();
    return name.isEmpty() ? fallback.name() : name;
  }

  private PriorityClass classOf(PodSpec pod) {
    String name = pod.priorityClassName().get();
    @Nullable PriorityClass named = name.isEmpty() ? null : classes.get(name);
    return named == null ? fallback : named;
  }

  /** Mirrors admitPod of priority/admission.go; of a class that is not given nothing is known. */
  void admit(PodSpec pod, AbsentObjects absent, List<PodRefusal> refusals) {
    String name = pod.priorityClassName().get();
    if (!name.isEmpty() && !classes.containsKey(name)) {
      if (absent.contains("PriorityClass", name)) {
        FieldLocation place = pod.priorityClassName().place();
        String message = "no PriorityClass with name " + name + " was found";
        refusals.add(new PodRefusal(PodRefusal.PRIORITY, message, place, place));
      }
      return;
    }
    PriorityClass found = classOf(pod);
    if (pod.priority().isGiven() && pod.priority().get() != found.value()) {
      mismatch(
          "the integer value of priority (%s) must not be provided in pod spec; priority admission controller computed %s from the given PriorityClass name"
              .formatted(String.valueOf(pod.priority().get()), String.valueOf(found.value())),
          pod.priority().place(),
          found,
          refusals);
    }
    String policy = pod.preemptionPolicy().get();
    if (!policy.isEmpty() && !policy.equals(found.policy())) {
      mismatch(
          "the string value of PreemptionPolicy (%s) must not be provided in pod spec; priority admission controller computed %s from the given PriorityClass name"
              .formatted(policy, found.policy()),
          pod.preemptionPolicy().place(),
          found,
          refusals);
    }
  }

  private static void mismatch(
      String message, FieldLocation place, PriorityClass found, List<PodRefusal> refusals) {
    FieldLocation demand = found.place() == null ? place : found.place();
    refusals.add(new PodRefusal(PodRefusal.PRIORITY, message, place, demand));
  }
}
