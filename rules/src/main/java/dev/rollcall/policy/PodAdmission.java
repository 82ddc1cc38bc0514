package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What defaults and the built-in admission plugins make of a pod before policies are asked. */
final class PodAdmission {

  private static final CelPath SPEC = CelPath.root("object").child("spec");
  private static final String TOKENS = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String VOLUME = "kube-api-access-bcdfg";

  private PodAdmission() {}

  static CelMap admit(CelMap pod) {
    CelMap spec = AdmissionRequests.child(pod, CelPath.root("object"), "spec");
    spec = AdmissionRequests.orDefault(spec, "enableServiceLinks", true);
    spec = AdmissionRequests.orDefault(spec, "preemptionPolicy", "PreemptLowerPriority");
    spec = AdmissionRequests.orDefault(spec, "priority", priority(spec));
    for (String list : List.of("containers", "initContainers")) {
      if (spec.find(list) instanceof CelList containers) {
        spec = spec.with(list, defaulted(containers, spec));
      }
    }
    spec = serviceAccount(spec);
    spec = spec.with("tolerations", tolerations(spec));
    Map<Object, Object> status = new LinkedHashMap<>();
    status.put("phase", "Pending");
    status.put("qosClass", qosClass(spec));
    return pod.with("spec", spec)
        .with("status", CelMap.at(CelPath.root("object").child("status"), status));
  }

  private static long priority(CelMap spec) {
    Object name = spec.find("priorityClassName");
    if ("system-node-critical".equals(name)) {
      return 2_000_001_000L;
    }
    return "system-cluster-critical".equals(name) ? 2_000_000_000L : 0L;
  }

  /** Mirrors {@code SetDefaults_Pod}: requests follow limits, host ports those of the host. */
  private static CelList defaulted(CelList containers, CelMap spec) {
    List<Object> changed = new ArrayList<>();
    for (Object each : containers) {
      if (!(each instanceof CelMap container)) {
        continue;
      }
      if (container.find("resources") instanceof CelMap resources
          && resources.find("limits") instanceof CelMap limits) {
        CelMap requests =
            resources.find("requests") instanceof CelMap given ? given : CelMap.of(Map.of());
        for (Map.Entry<Object, Object> limit : limits.entries().entrySet()) {
          requests =
              AdmissionRequests.orDefault(requests, limit.getKey().toString(), limit.getValue());
        }
        container = container.with("resources", resources.with("requests", requests));
      }
      if (Boolean.TRUE.equals(spec.find("hostNetwork"))
          && container.find("ports") instanceof CelList ports) {
        container = container.with("ports", hostPorts(ports));
      }
      changed.add(container);
    }
    return same(containers, changed);
  }

  private static CelList hostPorts(CelList ports) {
    List<Object> changed = new ArrayList<>();
    for (Object port : ports) {
      changed.add(
          port instanceof CelMap map && map.find("containerPort") != null
              ? AdmissionRequests.orDefault(
                  map, "hostPort", Objects.requireNonNull(map.find("containerPort")))
              : port);
    }
    return same(ports, changed);
  }

  private static CelList same(CelList before, List<Object> changed) {
    CelPath path = before.path();
    return CelList.at(path == null ? SPEC : path, changed);
  }

  /** Mirrors the admission plugin ServiceAccount. */
  private static CelMap serviceAccount(CelMap spec) {
    CelMap with = AdmissionRequests.orDefault(spec, "serviceAccountName", "default");
    with = with.with("serviceAccount", Objects.requireNonNull(with.find("serviceAccountName")));
    if (Boolean.FALSE.equals(with.find("automountServiceAccountToken"))) {
      return with;
    }
    boolean mounted = false;
    for (String list : List.of("initContainers", "containers")) {
      if (with.find(list) instanceof CelList containers) {
        List<Object> changed = new ArrayList<>();
        for (Object each : containers) {
          CelMap container = mounted((CelMap) each);
          mounted |= container != each;
          changed.add(container);
        }
        with = with.with(list, same(containers, changed));
      }
    }
    return mounted ? with.with("volumes", volumes(with)) : with;
  }

  private static CelMap mounted(CelMap container) {
    List<Object> mounts = new ArrayList<>();
    if (container.find("volumeMounts") instanceof CelList given) {
      mounts.addAll(given);
    }
    for (Object mount : mounts) {
      if (mount instanceof CelMap map && TOKENS.equals(map.find("mountPath"))) {
        return container;
      }
    }
    Map<String, Object> mount = new LinkedHashMap<>();
    mount.put("name", VOLUME);
    mount.put("readOnly", true);
    mount.put("mountPath", TOKENS);
    mounts.add(CelMap.of(mount));
    CelPath path = container.path();
    return container.with(
        "volumeMounts", CelList.at((path == null ? SPEC : path).child("volumeMounts"), mounts));
  }

  private static CelList volumes(CelMap spec) {
    List<Object> volumes = new ArrayList<>();
    if (spec.find("volumes") instanceof CelList given) {
      volumes.addAll(given);
    }
    CelMap token =
        CelMap.of(
            Map.of(
                "serviceAccountToken",
                CelMap.of(Map.of("expirationSeconds", 3607L, "path", "token"))));
    CelMap key = CelMap.of(Map.of("key", "ca.crt", "path", "ca.crt"));
    CelMap config =
        CelMap.of(
            Map.of("configMap", CelMap.of(Map.of("name", "kube-root-ca.crt", "items", list(key)))));
    CelMap field = CelMap.of(Map.of("apiVersion", "v1", "fieldPath", "metadata.namespace"));
    CelMap downward =
        CelMap.of(
            Map.of(
                "downwardAPI",
                CelMap.of(
                    Map.of(
                        "items",
                        list(CelMap.of(Map.of("path", "namespace", "fieldRef", field)))))));
    CelMap projected =
        CelMap.of(Map.of("defaultMode", 420L, "sources", list(token, config, downward)));
    volumes.add(CelMap.of(Map.of("name", VOLUME, "projected", projected)));
    return CelList.at(SPEC.child("volumes"), volumes);
  }

  private static CelList list(Object... elements) {
    return CelList.at(SPEC.child("volumes"), List.of(elements));
  }

  /** Mirrors the admission plugin DefaultTolerationSeconds. */
  private static CelList tolerations(CelMap spec) {
    List<Object> tolerations = new ArrayList<>();
    if (spec.find("tolerations") instanceof CelList given) {
      tolerations.addAll(given);
    }
    List<Object> given = List.copyOf(tolerations);
    for (String key : List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
      boolean tolerated =
          given.stream().anyMatch(each -> each instanceof CelMap map && tolerates(map, key));
      if (!tolerated) {
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("key", key);
        added.put("operator", "Exists");
        added.put("effect", "NoExecute");
        added.put("tolerationSeconds", 300L);
        tolerations.add(CelMap.of(added));
      }
    }
    return CelList.at(SPEC.child("tolerations"), tolerations);
  }

  private static boolean tolerates(CelMap toleration, String key) {
    Object own = toleration.find("key");
    Object effect = toleration.find("effect");
    return (own == null || own.equals(key)) && (effect == null || effect.equals("NoExecute"));
  }

  private static String qosClass(CelMap spec) {
    boolean any = false;
    boolean guaranteed = true;
    for (String list : List.of("containers", "initContainers")) {
      if (!(spec.find(list) instanceof CelList containers)) {
        continue;
      }
      for (Object each : containers) {
        CelMap resources =
            each instanceof CelMap map && map.find("resources") instanceof CelMap found
                ? found
                : CelMap.of(Map.of());
        for (String name : List.of("cpu", "memory")) {
          Object limit = amount(resources, "limits", name);
          Object request = amount(resources, "requests", name);
          any |= limit != null || request != null;
          guaranteed &= limit != null && limit.equals(request);
        }
      }
    }
    return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
  }

  private static @Nullable Object amount(CelMap resources, String list, String name) {
    Object amount = resources.find(list) instanceof CelMap map ? map.find(name) : null;
    return "0".equals(amount) ? null : amount;
  }
}
