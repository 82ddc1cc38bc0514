package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
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
  static void validateVolumeMounts(Field container, PodFacts pod, Complaints complaints) {
    Field mounts = container.get("volumeMounts");
    if (!mounts.isPresent()) {
      return;
    }
    Map<String, String> devices = paths(container.get("volumeDevices"), "devicePath");
    Set<String> paths = new HashSet<>();
    for (Field mount : mounts.items()) {
      validateMount(mount, paths, devices, pod, complaints);
      validateSubPaths(mount, mounts, complaints);
      Field propagation = mount.get("mountPropagation");
      if (propagation.isPresent()) {
        validatePropagation(propagation, container, mounts, complaints);
      }
      Field recursive = mount.get("recursiveReadOnly");
      if (recursive.isPresent() && pod.gates().recursiveReadOnly()) {
        validateMountRecursiveReadOnly(mount, recursive, mounts, complaints);
      }
    }
  }

  private static Map<String, String> paths(Field list, String key) {
    List<Field> items = list.items();
    if (items.isEmpty()) {
      return Map.of();
    }
    Map<String, String> paths = new HashMap<>();
    for (Field item : items) {
      paths.put(item.get("name").stringOrEmpty(), item.get(key).stringOrEmpty());
    }
    return paths;
  }

  private static void validateMount(
      Field mount,
      Set<String> paths,
      Map<String, String> devices,
      PodFacts pod,
      Complaints complaints) {
    Field name = mount.get("name");
    Field path = mount.get("mountPath");
    String volume = name.stringOrEmpty();
    String where = path.stringOrEmpty();
    FieldChecks.needs(name, "a volume mount needs the name of the volume", complaints);
    if (!pod.volumes().containsKey(volume)) {
      unknownVolume(name, volume, pod, complaints);
    }
    FieldChecks.needs(path, "a volume mount needs a mountPath to appear at", complaints);
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

  private static void unknownVolume(
      Field name, String volume, PodFacts pod, Complaints complaints) {
    boolean broken = false;
    for (Field other : pod.spec().get("volumes").items()) {
      broken |= !volume.isEmpty() && other.get("name").stringOrEmpty().equals(volume);
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
        Reason.NOT_FOUND,
        nearest == null
            ? Wording.of(message + "; add it to volumes")
            : Wording.asking(message, nearest));
  }

  private static void validateSubPaths(Field mount, Field mounts, Complaints complaints) {
    Field subPath = mount.get("subPath");
    Field expression = mount.get("subPathExpr");
    boolean hasSubPath = !subPath.stringOrEmpty().isEmpty();
    if (hasSubPath && PathChecks.wrongDescending(subPath.stringOrEmpty()) != null) {
      PathChecks.localDescending(subPath, mounts.place().path() + ".subPath", complaints);
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
    if (PathChecks.wrongDescending(expression.stringOrEmpty()) != null) {
      PathChecks.localDescending(expression, mounts.place().path() + ".subPathExpr", complaints);
    }
  }

  /** Mirrors {@code validateMountPropagation}. */
  private static void validatePropagation(
      Field propagation, Field container, Field mounts, Complaints complaints) {
    String value = propagation.stringOrEmpty();
    if (!PROPAGATIONS.contains(value)) {
      complaints.add(
          propagation,
          mounts.place().path() + ".mountPropagation",
          Reason.NOT_SUPPORTED,
          FieldChecks.notOneOf("mountPropagation", value, PROPAGATIONS));
    }
    if (value.equals("Bidirectional") && !container.at("securityContext", "privileged").isTrue()) {
      complaints.add(
          propagation,
          mounts.place().path() + ".mountPropagation",
          Reason.FORBIDDEN,
          "mountPropagation \"Bidirectional\" is for privileged containers only; make the"
              + " container privileged, or use HostToContainer");
    }
  }

  /** Mirrors {@code validateMountRecursiveReadOnly}. */
  private static void validateMountRecursiveReadOnly(
      Field mount, Field recursive, Field mounts, Complaints complaints) {
    String path = mounts.place().path() + ".recursiveReadOnly";
    String value = recursive.stringOrEmpty();
    if (!RECURSIVE_READ_ONLY.contains(value)) {
      complaints.add(
          recursive,
          path,
          Reason.NOT_SUPPORTED,
          FieldChecks.notOneOf("recursiveReadOnly", value, RECURSIVE_READ_ONLY));
      return;
    }
    if (value.equals("Disabled")) {
      return;
    }
    if (!mount.get("readOnly").isTrue()) {
      complaints.add(
          recursive,
          path,
          Reason.FORBIDDEN,
          "recursiveReadOnly \"" + value + "\" needs readOnly: true beside it");
    }
    Field propagation = mount.get("mountPropagation");
    if (propagation.isPresent() && !propagation.stringOrEmpty().equals("None")) {
      complaints.add(
          recursive,
          path,
          Reason.FORBIDDEN,
          "recursiveReadOnly \"" + value + "\" needs mountPropagation None, or none written");
    }
  }

  /** Mirrors {@code ValidateVolumeDevices}. */
  static void validateVolumeDevices(Field container, PodFacts pod, Complaints complaints) {
    List<Field> devices = container.get("volumeDevices").items();
    if (devices.isEmpty()) {
      return;
    }
    Map<String, String> mounts = paths(container.get("volumeMounts"), "mountPath");
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Field device : devices) {
      validateDeviceName(device.get("name"), names, mounts, pod, complaints);
      validateDevicePath(device.get("devicePath"), paths, mounts, complaints);
    }
  }

  private static void validateDeviceName(
      Field field,
      Set<String> names,
      Map<String, String> mounts,
      PodFacts pod,
      Complaints complaints) {
    String name = field.stringOrEmpty();
    FieldChecks.needs(field, "a volume device needs the name of the volume", complaints);
    if (names.contains(name)) {
      complaints.invalid(field, "volume \"" + name + "\" is a device twice; keep one");
    }
    Field volume = pod.volumes().get(name);
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
      Field field, Set<String> paths, Map<String, String> mounts, Complaints complaints) {
    String path = field.stringOrEmpty();
    FieldChecks.needs(field, "a volume device needs a devicePath to appear at", complaints);
    if (paths.contains(path)) {
      complaints.invalid(field, "devicePath \"" + path + "\" is taken by another device");
    }
    if (PathChecks.hasBackstep(path)) {
      PathChecks.noBacksteps(field, complaints);
    } else {
      paths.add(path);
    }
    if (mounts.containsValue(path)) {
      complaints.invalid(field, "devicePath \"" + path + "\" is the mountPath of a volume");
    }
  }
}
