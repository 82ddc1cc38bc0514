package dev.rollcall.placement.lifecycle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be at a path of every Linux node that has it.
 *
 * @param kind what it is
 * @param everywhere whether every node has it, so that nothing is ever created there
 */
record KnownHostPath(Kind kind, boolean everywhere) {

  /** What a path can be, with the type of a hostPath that fits. */
  enum Kind {
    DIRECTORY("a directory", "Directory"),
    FILE("a file", "File"),
    SOCKET("a socket", "Socket"),
    CHAR_DEVICE("a character device", "CharDevice"),
    BLOCK_DEVICE("a block device", "BlockDevice");

    private final String words;
    private final String type;

    Kind(String words, String type) {
      this.words = words;
      this.type = type;
    }

    String words() {
      return words;
    }

    String type() {
      return type;
    }
  }

  private static final String DIRECTORIES =
      """
      / /bin /boot /dev /dev/disk /dev/mapper /dev/pts /dev/shm /etc /home /lib /media /mnt /opt
      /proc /root /run /sbin /srv /sys /sys/fs/bpf /sys/fs/cgroup /sys/kernel/debug
      /sys/kernel/tracing /tmp /usr /usr/bin /usr/lib /usr/lib/modules /usr/local /usr/sbin
      /usr/share /usr/src /var /var/lib /var/log /var/tmp /lib/modules /etc/kubernetes /etc/ssl
      /etc/ssl/certs /etc/systemd /var/lib/kubelet /var/lib/kubelet/device-plugins
      /var/lib/kubelet/plugins /var/lib/kubelet/plugins_registry /var/lib/kubelet/pod-resources
      /var/lib/kubelet/pods /var/log/containers /var/log/pods /run/systemd /run/udev\
      """;

  private static final String SOME_DIRECTORIES =
      """
      /dev/dri /dev/hugepages /dev/infiniband /dev/net /dev/snd /dev/vfio /etc/cni/net.d
      /opt/cni/bin /run/containerd /run/crio /run/dbus /run/netns /run/systemd/journal
      /var/lib/containerd /var/lib/containers /var/lib/docker /var/lib/docker/containers
      /var/log/journal /var/log/audit /etc/kubernetes/manifests /etc/kubernetes/pki\
      """;

  private static final String FILES =
      """
      /etc/group /etc/hostname /etc/hosts /etc/machine-id /etc/os-release /etc/passwd
      /etc/resolv.conf /proc/cpuinfo /proc/meminfo /proc/mounts /proc/stat /proc/uptime
      /proc/version /sys/kernel/btf/vmlinux\
      """;

  private static final String SOME_FILES =
      """
      /etc/fstab /etc/gshadow /etc/localtime /etc/nsswitch.conf /etc/shadow /etc/timezone
      /etc/kubernetes/admin.conf /etc/kubernetes/kubelet.conf /proc/config.gz /run/xtables.lock
      /var/lib/kubelet/config.yaml /var/log/syslog /var/log/messages /usr/lib/os-release\
      """;

  private static final String SOCKETS =
      """
      /run/docker.sock /run/dockershim.sock /run/cri-dockerd.sock /run/containerd/containerd.sock
      /run/crio/crio.sock /run/podman/podman.sock /run/k3s/containerd/containerd.sock
      /run/k0s/containerd.sock /run/dbus/system_bus_socket /run/systemd/journal/socket
      /run/systemd/journal/stdout /run/systemd/journal/dev-log /run/systemd/notify
      /run/udev/control /run/systemd/private /run/nvidia-persistenced/socket
      /run/openvswitch/db.sock /dev/log /var/lib/kubelet/device-plugins/kubelet.sock
      /var/lib/kubelet/pod-resources/kubelet.sock /run/snapd.socket /run/libvirt/libvirt-sock\
      """;

  private static final String DEVICES =
      """
      /dev/console /dev/full /dev/kmsg /dev/null /dev/ptmx /dev/random /dev/tty /dev/urandom
      /dev/zero\
      """;

  private static final String SOME_DEVICES =
      """
      /dev/cuse /dev/fuse /dev/hpet /dev/ipmi0 /dev/kfd /dev/kvm /dev/loop-control
      /dev/mapper/control /dev/mem /dev/net/tun /dev/nvidia-modeset /dev/nvidia-uvm
      /dev/nvidia-uvm-tools /dev/nvidia0 /dev/nvidiactl /dev/port /dev/rtc /dev/rtc0 /dev/snapshot
      /dev/tpm0 /dev/tpmrm0 /dev/ttyS0 /dev/ttyUSB0 /dev/uinput /dev/vfio/vfio /dev/vhost-net
      /dev/vhost-vsock /dev/watchdog /dev/watchdog0\
      """;

  private static final String SOME_DISKS = "sd vd xvd hd nvme loop dm- md mmcblk sr rbd nbd";

  private static final Map<String, KnownHostPath> TABLE = table();

  private static Map<String, KnownHostPath> table() {
    Map<String, KnownHostPath> table = new HashMap<>();
    put(DIRECTORIES, new KnownHostPath(Kind.DIRECTORY, true), table);
    put(SOME_DIRECTORIES, new KnownHostPath(Kind.DIRECTORY, false), table);
    put(FILES, new KnownHostPath(Kind.FILE, true), table);
    put(SOME_FILES, new KnownHostPath(Kind.FILE, false), table);
    put(SOCKETS, new KnownHostPath(Kind.SOCKET, false), table);
    put(DEVICES, new KnownHostPath(Kind.CHAR_DEVICE, true), table);
    put(SOME_DEVICES, new KnownHostPath(Kind.CHAR_DEVICE, false), table);
    return Map.copyOf(table);
  }

  private static void put(String paths, KnownHostPath known, Map<String, KnownHostPath> to) {
    for (String path : paths.replace('\n', ' ').split(" ")) {
      to.put(path, known);
    }
  }

  /** Returns what is at a path, null if that is not known. */
  static @Nullable KnownHostPath of(String text) {
    String path = normal(text);
    KnownHostPath known = TABLE.get(path);
    return known == null && isDisk(path) ? new KnownHostPath(Kind.BLOCK_DEVICE, false) : known;
  }

  /** Removes slashes that say nothing; /var/run is the old name of /run, a link to it. */
  private static String normal(String text) {
    StringBuilder path = new StringBuilder();
    for (String name : text.split("/")) {
      if (!name.isEmpty() && !name.equals(".")) {
        path.append('/').append(name);
      }
    }
    String whole = path.isEmpty() ? "/" : path.toString();
    return whole.equals("/var/run") || whole.startsWith("/var/run/") ? whole.substring(4) : whole;
  }

  /** Disks and their partitions have the name of their driver and a letter or number. */
  private static boolean isDisk(String path) {
    if (!path.startsWith("/dev/") || path.indexOf('/', 5) >= 0) {
      return false;
    }
    String name = path.substring(5);
    for (String driver : SOME_DISKS.split(" ")) {
      if (name.startsWith(driver) && isDiskNumber(driver, name.substring(driver.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDiskNumber(String driver, String rest) {
    return switch (driver) {
      case "sd", "vd", "xvd", "hd" -> rest.matches("[a-z]{1,2}[0-9]{0,3}");
      case "nvme" -> rest.matches("[0-9]+n[0-9]+(p[0-9]+)?");
      default -> rest.matches("[0-9]+(p[0-9]+)?");
    };
  }
}
