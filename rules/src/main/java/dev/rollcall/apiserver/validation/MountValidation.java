package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.text.Placeholders;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks where containers mount volumes, and which block devices they get. */
final class MountValidation {

  private static final List<String> PROPAGATIONS =
      List.of("Bidirectional", "HostToContainer", "None");
  private static final List<String> RECURSIVE_READ_ONLY =
      List.of("Disabled", "Enabled", "IfPossible");

  private MountValidation() {}

  /** Mirrors {@code ValidateVolumeMounts}, which names the list where a detail is wrong. */
  static void validateVolumeMounts(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    FieldCursor mounts = container.get("volumeMounts");
    if (!mounts.isPresent()) {
      return;
    }
    Map<String, String> devices = paths(container.get("volumeDevices"), "devicePath");
    Set<String> paths = new HashSet<>();
    for (FieldCursor mount : mounts.items()) {
      validateMount(mount, paths, devices, pod, complaints);
      validateSubPaths(mount, mounts, complaints);
      FieldCursor propagation = mount.get("mountPropagation");
      if (propagation.isPresent()) {
        validatePropagation(propagation, container, mounts, complaints);
      }
      FieldCursor recursive = mount.get("recursiveReadOnly");
      if (recursive.isPresent()) {
        validateMountRecursiveReadOnly(mount, recursive, mounts, complaints);
      }
    }
  }

  private static Map<String, String> paths(FieldCursor list, String key) {
    List<FieldCursor> items = list.items();
    if (items.isEmpty()) {
      return Map.of();
    }
    Map<String, String> paths = new HashMap<>();
    for (FieldCursor item : items) {
      paths.put(item.get("name").stringOrEmpty(), item.get(key).stringOrEmpty());
    }
    return paths;
  }

  private static void validateMount(
      FieldCursor mount,
      Set<String> paths,
      Map<String, String> devices,
      PodValidationContext pod,
      ErrorList complaints) {
    FieldCursor name = mount.get("name");
    FieldCursor path = mount.get("mountPath");
    String volume = name.stringOrEmpty();
    String where = path.stringOrEmpty();
    FieldValidation.needs(name, "a volume mount needs the name of the volume", complaints);
    if (!pod.volumes().containsKey(volume)) {
      unknownVolume(name, volume, pod, complaints);
    }
    FieldValidation.needs(path, "a volume mount needs a mountPath to appear at", complaints);
    if (!paths.add(where)) {
      complaints.invalid(
          path, "mountPath \"" + where + "\" is taken by another mount of the container");
    }
    if (devices.containsKey(volume)) {
      complaints.invalid(
          name, "volume \"" + volume + "\" is in volumeDevices already; keep one of the two");
    }
    if (devices.containsValue(where)) {
      complaints.invalid(path, "mountPath \"" + where + "\" is the devicePath of a block device");
    }
  }

  /** Returns whether another tool is to fill in a value, so that nobody knows its errors yet. */
  private static boolean isUnresolved(FieldCursor value) {
    if (value.node() instanceof YamlScalar scalar) {
      return Placeholders.mayOccurIn(scalar.text()) || Placeholders.isUnresolved(scalar.text());
    }
    for (FieldCursor entry : value.entries()) {
      if (isUnresolved(entry)) {
        return true;
      }
    }
    for (FieldCursor item : value.items()) {
      if (isUnresolved(item)) {
        return true;
      }
    }
    return false;
  }

  private static void unknownVolume(
      FieldCursor name, String volume, PodValidationContext pod, ErrorList complaints) {
    boolean broken = false;
    for (FieldCursor other : pod.spec().get("volumes").items()) {
      if (!volume.isEmpty() && other.get("name").stringOrEmpty().equals(volume)) {
        if (isUnresolved(other)) {
          return;
        }
        broken = true;
      }
    }
    if (broken) {
      complaints.notFound(
          name,
          "volume \"" + volume + "\" is there, but does not count because of the error in it");
      return;
    }
    String nearest = Spelling.nearest(volume, new TreeSet<>(pod.volumes().keySet()));
    String message = "the pod has no volume \"" + volume + "\"";
    complaints.add(
        name,
        CauseType.NOT_FOUND,
        nearest == null
            ? ErrorMessage.of(message + "; add it to volumes")
            : ErrorMessage.asking(message, nearest));
  }

  private static void validateSubPaths(
      FieldCursor mount, FieldCursor mounts, ErrorList complaints) {
    FieldCursor subPath = mount.get("subPath");
    FieldCursor expression = mount.get("subPathExpr");
    boolean hasSubPath = !subPath.stringOrEmpty().isEmpty();
    if (hasSubPath && PathValidation.wrongDescending(subPath.stringOrEmpty()) != null) {
      PathValidation.localDescending(subPath, mounts.place().path() + ".subPath", complaints);
    }
    if (expression.stringOrEmpty().isEmpty()) {
      return;
    }
    if (hasSubPath) {
      complaints.invalid(
          expression,
          "subPathExpr \""
              + expression.string()
              + "\" stands beside the subPath \""
              + subPath.string()
              + "\"; remove one of them");
    }
    if (PathValidation.wrongDescending(expression.stringOrEmpty()) != null) {
      PathValidation.localDescending(
          expression, mounts.place().path() + ".subPathExpr", complaints);
    }
  }

  /** Mirrors {@code validateMountPropagation}. */
  private static void validatePropagation(
      FieldCursor propagation, FieldCursor container, FieldCursor mounts, ErrorList complaints) {
    String value = propagation.stringOrEmpty();
    if (!PROPAGATIONS.contains(value)) {
      complaints.add(
          propagation,
          mounts.place().path() + ".mountPropagation",
          CauseType.NOT_SUPPORTED,
          FieldValidation.notOneOf("mountPropagation", value, PROPAGATIONS));
    }
    if (value.equals("Bidirectional")
        && !container.path("securityContext", "privileged").isTrue()) {
      complaints.add(
          propagation,
          mounts.place().path() + ".mountPropagation",
          CauseType.FORBIDDEN,
          "mountPropagation \"Bidirectional\" is for privileged containers only; make the"
              + " container privileged, or use HostToContainer");
    }
  }

  /** Mirrors {@code validateMountRecursiveReadOnly}. */
  private static void validateMountRecursiveReadOnly(
      FieldCursor mount, FieldCursor recursive, FieldCursor mounts, ErrorList complaints) {
    String path = mounts.place().path() + ".recursiveReadOnly";
    String value = recursive.stringOrEmpty();
    if (!RECURSIVE_READ_ONLY.contains(value)) {
      complaints.add(
          recursive,
          path,
          CauseType.NOT_SUPPORTED,
          FieldValidation.notOneOf("recursiveReadOnly", value, RECURSIVE_READ_ONLY));
      return;
    }
    if (value.equals("Disabled")) {
      return;
    }
    if (!mount.get("readOnly").isTrue()) {
      complaints.add(
          recursive,
          path,
          CauseType.FORBIDDEN,
          "recursiveReadOnly \"" + value + "\" needs readOnly: true beside it");
    }
    FieldCursor propagation = mount.get("mountPropagation");
    if (propagation.isPresent() && !propagation.stringOrEmpty().equals("None")) {
      complaints.add(
          recursive,
          path,
          CauseType.FORBIDDEN,
          "recursiveReadOnly \"" + value + "\" needs mountPropagation None, or none written");
    }
  }

  /** Mirrors {@code ValidateVolumeDevices}. */
  static void validateVolumeDevices(
      FieldCursor container, PodValidationContext pod, ErrorList complaints) {
    List<FieldCursor> devices = container.get("volumeDevices").items();
    if (devices.isEmpty()) {
      return;
    }
    Map<String, String> mounts = paths(container.get("volumeMounts"), "mountPath");
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (FieldCursor device : devices) {
      validateDeviceName(device.get("name"), names, mounts, pod, complaints);
      validateDevicePath(device.get("devicePath"), paths, mounts, complaints);
    }
  }

  private static void validateDeviceName(
      FieldCursor field,
      Set<String> names,
      Map<String, String> mounts,
      PodValidationContext pod,
      ErrorList complaints) {
    String name = field.stringOrEmpty();
    FieldValidation.needs(field, "a volume device needs the name of the volume", complaints);
    if (names.contains(name)) {
      complaints.invalid(field, "volume \"" + name + "\" is a device twice; keep one");
    }
    FieldCursor volume = pod.volumes().get(name);
    if (volume == null) {
      unknownVolume(field, name, pod, complaints);
    } else if (!volume.get("persistentVolumeClaim").isPresent()
        && !volume.get("ephemeral").isPresent()) {
      complaints.invalid(
          field,
          "volume \"" + name + "\" must be a persistentVolumeClaim or ephemeral to be a device");
    }
    if (mounts.containsKey(name)) {
      complaints.invalid(
          field, "volume \"" + name + "\" is in volumeMounts already; keep one of the two");
    }
    if (!name.isEmpty()) {
      names.add(name);
    }
  }

  private static void validateDevicePath(
      FieldCursor field, Set<String> paths, Map<String, String> mounts, ErrorList complaints) {
    String path = field.stringOrEmpty();
    FieldValidation.needs(field, "a volume device needs a devicePath to appear at", complaints);
    if (paths.contains(path)) {
      complaints.invalid(field, "devicePath \"" + path + "\" is taken by another device");
    }
    if (PathValidation.hasBackstep(path)) {
      PathValidation.noBacksteps(field, complaints);
    } else {
      paths.add(path);
    }
    if (mounts.containsValue(path)) {
      complaints.invalid(field, "devicePath \"" + path + "\" is the mountPath of a volume");
    }
  }
}
