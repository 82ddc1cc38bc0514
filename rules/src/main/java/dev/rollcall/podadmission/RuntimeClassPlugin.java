package dev.rollcall.podadmission;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.ResourceList;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The RuntimeClass plugin for one pod: setOverhead, setScheduling and validateOverhead of
 * runtimeclass/admission.go.
 *
 * @param known whether the class is in the input, or the pod names none
 * @param runtimeClass the class of the pod, null if it names none or the input has it not
 */
record RuntimeClassPlugin(PodSpec pod, boolean known, @Nullable GenericObject runtimeClass) {

  static RuntimeClassPlugin of(PodSpec pod, Inventory inventory) {
    String name = pod.runtimeClassName().get();
    if (name.isEmpty()) {
      return new RuntimeClassPlugin(pod, true, null);
    }
    for (GenericObject object : inventory.ofKind("RuntimeClass")) {
      if (object.name().equals(name)) {
        return new RuntimeClassPlugin(pod, true, object);
      }
    }
    return new RuntimeClassPlugin(pod, false, null);
  }

  void admit(AbsentObjects absent, List<PodRefusal> refusals) {
    String name = pod.runtimeClassName().get();
    if (!known) {
      if (absent.contains("RuntimeClass", name)) {
        FieldLocation place = pod.runtimeClassName().place();
        refuse("pod rejected: RuntimeClass \"" + name + "\" not found", place, place, refusals);
      }
      return;
    }
    if (runtimeClass == null && pod.overhead().isEmpty()) {
      return;
    }
    ResourceList overhead = classOverhead();
    if (overhead == null || !overhead.place().isPresent()) {
      if (!pod.overhead().isEmpty()) {
        String message =
            "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead";
        FieldLocation place = pod.overhead().place();
        refuse(message, place, place, refusals);
      }
    } else if (!pod.overhead().isEmpty() && !isSame(overhead, pod.overhead())) {
      String message = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";
      refuse(message, pod.overhead().place(), overhead.place(), refusals);
    }
    nodeSelector()
        .entries()
        .forEach(
            (key, value) -> {
              Value<String> own = pod.nodeSelector().value(key);
              if (own != null && !own.get().equals(value.get())) {
                String message =
                    "conflict: runtimeClass.scheduling.nodeSelector[%s] = %s; pod.spec.nodeSelector[%s] = %s"
                        .formatted(key, value.get(), key, own.get());
                refuse(message, own.place(), value.place(), refusals);
              }
            });
  }

  private static void refuse(
      String message, FieldLocation place, FieldLocation demand, List<PodRefusal> refusals) {
    refusals.add(new PodRefusal(PodRefusal.RUNTIME_CLASS, message, place, demand));
  }

  /** Returns what the pod takes beside its containers, once its class has been asked. */
  Map<String, Quantity> overhead() {
    ResourceList overhead = classOverhead();
    ResourceList taken = overhead == null || overhead.isEmpty() ? pod.overhead() : overhead;
    return taken.isEmpty() ? Map.of() : PodRequests.amounts(taken);
  }

  private @Nullable ResourceList classOverhead() {
    return runtimeClass == null
        ? null
        : ResourceList.read(runtimeClass.content().path("overhead", "podFixed"));
  }

  /** Returns the node selector that the class gives to its pods. */
  StringMap nodeSelector() {
    return runtimeClass == null
        ? new StringMap(pod.place(), Map.of())
        : StringMap.read(runtimeClass.content().path("scheduling", "nodeSelector"));
  }

  private static boolean isSame(ResourceList one, ResourceList other) {
    if (!one.entries().keySet().equals(other.entries().keySet())) {
      return false;
    }
    for (Map.Entry<String, Value<Quantity>> entry : one.entries().entrySet()) {
      Quantity amount = other.get(entry.getKey());
      if (amount == null || amount.compareTo(entry.getValue().get()) != 0) {
        return false;
      }
    }
    return true;
  }
}
