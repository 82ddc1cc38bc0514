package dev.rollcall.apiserver.field;

import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Set;

/** Knows which resources there are and how they behave; mirrors {@code apis/core/helper}. */
public final class ResourceNames {

  public static final String HUGE_PAGES = "hugepages-";

  private static final List<String> FOR_CONTAINERS = List.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> WHOLE_NUMBERS =
      Set.of(
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "services.nodeports",
          "services.loadbalancers");

  private ResourceNames() {}

  public static boolean isHugePages(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  /** Mirrors {@code IsNativeResource}. */
  static boolean isNative(String name) {
    return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
  }

  /** Mirrors {@code IsOvercommitAllowed}. */
  public static boolean isOvercommitAllowed(String name) {
    return isNative(name) && !isHugePages(name);
  }

  /** Mirrors {@code IsExtendedResourceName}. */
  static boolean isExtended(String name) {
    return !isNative(name)
        && !name.startsWith("requests.")
        && NameValidation.qualifiedName("requests." + name) == null;
  }

  /** Mirrors {@code IsIntegerResourceName}. */
  public static boolean isWholeNumber(String name) {
    return name.indexOf('/') < 0 ? WHOLE_NUMBERS.contains(name) : isExtended(name);
  }

  /** Mirrors {@code validateContainerResourceName}, for the key of an entry. */
  public static void validateContainerResourceName(FieldCursor entry, ErrorList complaints) {
    String name = entry.name();
    if (FOR_CONTAINERS.contains(name)) {
      return;
    }
    String wrong = NameValidation.qualifiedName(name);
    if (wrong != null) {
      complaints.invalid(entry, "resource name \"" + name + "\" " + wrong);
    } else if (name.indexOf('/') < 0) {
      if (!isHugePages(name)) {
        notForContainers(entry, name, complaints);
      }
    } else if (!isNative(name) && !isExtended(name)) {
      complaints.invalid(
          entry,
          "resource name \""
              + name
              + "\" is no extended resource: its domain must not begin with \"requests.\", nor be"
              + " so long that it could not carry that before it");
    }
  }

  private static void notForContainers(FieldCursor entry, String name, ErrorList complaints) {
    String nearest = Spelling.nearest(name, FOR_CONTAINERS);
    String message =
        "resource \""
            + name
            + "\" is none that a container can have: cpu, memory, ephemeral-storage, hugepages-..."
            + " or one with a domain such as example.com/"
            + (nearest == null ? name : "gpu");
    complaints.add(entry, CauseType.INVALID, ErrorMessage.asking(message, nearest));
  }

  /** Mirrors {@code validatePodResourceName}, for the key of an entry. */
  public static void validatePodResourceName(FieldCursor entry, ErrorList complaints) {
    String name = entry.name();
    String wrong = NameValidation.qualifiedName(name);
    if (wrong != null) {
      complaints.invalid(entry, "resource name \"" + name + "\" " + wrong);
      return;
    }
    if (name.indexOf('/') < 0 && !isStandard(name)) {
      notForContainers(entry, name, complaints);
    } else if (!name.equals("cpu") && !name.equals("memory") && !isHugePages(name)) {
      complaints.notSupported(
          entry,
          "resource \""
              + name
              + "\" cannot be given to a pod as a whole, only cpu, memory and hugepages-...; give"
              + " it to a container");
    }
  }

  /** Mirrors {@code IsStandardResourceName}. */
  private static boolean isStandard(String name) {
    if (FOR_CONTAINERS.contains(name) || WHOLE_NUMBERS.contains(name) || name.equals("storage")) {
      return true;
    }
    if (isHugePages(name) || name.startsWith("requests." + HUGE_PAGES)) {
      return true;
    }
    return switch (name) {
      case "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage",
          "requests.storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage" ->
          true;
      default -> false;
    };
  }
}
