package dev.rollcall.rules.common;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path on a node, compared as the directories that Linux nodes have. */
public final class HostPath {

  /** What every Linux node with a kubelet has. */
  private static final Set<String> EVERYWHERE =
      words(
          """
          / /bin /boot /dev /etc /home /lib /lib64 /lib/modules /media /mnt /opt /proc
          /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/lib/modules
          /usr/local /usr/local/bin /usr/sbin /usr/share /usr/src /var /var/cache /var/lib
          /var/log /var/tmp /etc/group /etc/hostname /etc/hosts /etc/kubernetes
          /etc/localtime /etc/machine-id /etc/os-release /etc/passwd /etc/resolv.conf
          /etc/ssl /etc/ssl/certs /etc/default /etc/systemd /etc/systemd/system /run/dbus
          /run/systemd /run/udev /var/lib/kubelet /var/lib/kubelet/device-plugins
          /var/lib/kubelet/plugins /var/lib/kubelet/plugins_registry
          /var/lib/kubelet/pod-resources /var/lib/kubelet/pods /var/log/containers
          /var/log/journal /var/log/pods /etc/cni/net.d /opt/cni/bin /dev/kmsg /dev/null
          /dev/shm /dev/disk\
          """);

  /** Where writing, or reading all of it, is as good as being root of the node. */
  private static final Set<String> SENSITIVE =
      words(
          """
          / /bin /boot /dev /etc /etc/cron.d /etc/kubernetes /etc/kubernetes/manifests
          /etc/kubernetes/pki /etc/passwd /etc/shadow /etc/systemd /etc/systemd/system
          /lib /lib64 /proc /root /run /run/systemd /sbin /sys /usr /usr/bin /usr/lib
          /usr/local /usr/local/bin /usr/sbin /var /var/lib /var/lib/containerd
          /var/lib/docker /var/lib/etcd /var/lib/kubelet /var/lib/kubelet/pki
          /var/lib/kubelet/pods\
          """);

  private static final Set<String> RUNTIME_SOCKETS =
      words(
          """
          /run/containerd /run/containerd/containerd.sock /run/cri-dockerd.sock /run/crio
          /run/crio/crio.sock /run/docker.sock /run/dockershim.sock /run/k3s/containerd
          /run/k3s/containerd/containerd.sock /run/podman/podman.sock\
          """);

  private final String path;

  private HostPath(String path) {
    this.path = path;
  }

  /** Reads a path as it stands in a manifest; /var/run is the old name of /run. */
  public static HostPath of(String text) {
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '/') {
      end--;
    }
    String path = text.substring(0, end);
    return new HostPath(
        path.equals("/var/run") || path.startsWith("/var/run/") ? path.substring(4) : path);
  }

  private static Set<String> words(String text) {
    return Set.of(text.replace('\n', ' ').split(" "));
  }

  /** Returns the directory that holds this; that of the root is the root. */
  public HostPath parent() {
    int slash = path.lastIndexOf('/');
    return new HostPath(slash <= 0 ? "/" : path.substring(0, slash));
  }

  /** Returns whether every Linux node has it, so that a mount of it cannot fail. */
  public boolean isEverywhere() {
    return EVERYWHERE.contains(path) || path.startsWith("/proc/") || path.startsWith("/sys/");
  }

  /** Returns whether agents are meant to meet there: sockets, locks, devices, plugins. */
  public boolean isMeetingPlace() {
    return isEverywhere()
        || path.startsWith("/dev/")
        || path.startsWith("/run/")
        || path.startsWith("/etc/cni/")
        || path.startsWith("/opt/cni/")
        || path.startsWith("/var/lib/kubelet/");
  }

  public boolean isSensitive() {
    return SENSITIVE.contains(path) || path.startsWith("/etc/kubernetes/pki/");
  }

  public boolean isRuntimeSocket() {
    return RUNTIME_SOCKETS.contains(path);
  }

  /** Returns whether this is the socket of Docker, which nodes no longer have since 1.24. */
  public boolean isDockerSocket() {
    return path.equals("/run/docker.sock") || path.equals("/run/dockershim.sock");
  }

  /** Returns whether the path is one of Linux; those of Windows start with a drive or a pipe. */
  public boolean isLinux() {
    return path.startsWith("/");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostPath that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path;
  }
}
