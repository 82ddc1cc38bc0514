package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.rule.Profile;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Real DaemonSets before and after the commit that repaired them: what is found before is gone
 * after. The manifests lie outside of the project; without them nothing is tested.
 */
final class FixPairsTest {

  private static final Path PAIRS = Path.of("../../shared/corpus/fixpairs");

  /** The pair, the reference cluster on which it shows, and the rules that tell the two apart. */
  private static final String TABLE =
      """
      01-flannel-7260979f                     kubeadm     toleration-operator-unset
      03-flannel-ac54a74d                     mixed-os    mixed-os-uncovered
      05-calico-f3e9f9c3                      kubeadm     removed-api-version
      07-kube-router-c61dc8ff                 kubeadm     legacy-master-toleration
      09-k8s-device-plugin-29d72297           kubeadm     selector-missing
      11-gpu-operator-e1863f27                kubeadm     gpu-toleration-missing
      13-gpu-operator-1573d6c3                kubeadm     command-in-one-string
      15-gpu-operator-fee05c23                kubeadm     selector-mismatch
      19-examples-a751b218                    kubeadm     best-effort-pod
      21-amazon-vpc-cni-k8s-56ba178a          kubeadm     host-network-dns-policy
      23-amazon-vpc-cni-k8s-6737c8b0          kubeadm     legacy-master-toleration network-unavailable-deadlock
      25-antrea-82a4c93a                      kubeadm     beta-os-arch-label
      27-secrets-store-csi-driver-b4d2608e    kubeadm     storage-driver-left-out
      29-aws-ebs-csi-driver-314afc33          eks-fargate virtual-node-selected
      33-csi-driver-smb-0cf30c3c              kubeadm     storage-driver-left-out
      35-metallb-4d50bead                     kubeadm     toleration-operator-unset
      39-cloud-provider-openstack-647c1a59    mixed-os    mixed-os-uncovered
      41-contour-f7cd8128                     kubeadm     host-port-any-address
      43-multus-cni-447c6e0c                  kubeadm     legacy-master-toleration network-unavailable-deadlock
      45-weave-66a569fc                       kubeadm     legacy-master-toleration toleration-operator-unset
      47-kube-ovn-1f703c3d                    kubeadm     no-execute-not-tolerated
      49-kata-containers-435ee86f             kubeadm     legacy-master-toleration
      51-fluentd-kubernetes-daemonset-334c6b33 kubeadm    legacy-master-toleration
      53-k8s-device-plugin-911066f7           edge        mixed-arch-uncovered
      55-KubeArmor-505f8794                   kubeadm     legacy-master-toleration
      59-aad-pod-identity-1d8f486e            kubeadm     apiversion-changes-default
      61-container-engine-accelerators-3e689199 kubeadm   duplicate-yaml-key
      63-amazon-vpc-cni-k8s-a949d35c          kubeadm     beta-os-arch-label
      69-sriov-network-device-plugin-173ea4d3 kubeadm     legacy-master-toleration
      71-kube-ovn-4d457712                    kubeadm     all-at-once
      73-node-problem-detector-9dea1cf6       mixed-os    mixed-os-uncovered
      75-aws-ebs-csi-driver-236495fd          kubeadm     host-network-dns-policy
      """;

  /** Repairs that took back what a linter might have asked for. */
  private static final List<String> COUNTER_EXAMPLES =
      List.of(
          "31-azuredisk-csi-driver-1d88a5dc", "57-amazon-cloudwatch-container-insights-10132745");

  @TestFactory
  Stream<DynamicTest> whatWasRepairedIsFoundBeforeAndGoneAfter() {
    return TABLE.lines().map(line -> line.strip().split(" +")).map(FixPairsTest::pair);
  }

  private static DynamicTest pair(String[] row) {
    return dynamicTest(row[0], () -> tellsApart(row));
  }

  private static void tellsApart(String[] row) throws IOException {
    assumeTrue(Files.isDirectory(PAIRS), "the corpus is not here");
    List<Finding> before = findings(row[0], "before", row[1], Profile.STRICT);
    List<Finding> after = findings(row[0], "after", row[1], Profile.STRICT);
    for (int i = 2; i < row.length; i++) {
      List<String> still = places(after, row[i]);
      List<String> found = places(before, row[i]);
      assertTrue(!found.isEmpty(), row[i] + " says nothing before");
      assertTrue(!still.containsAll(found), row[i] + " says the same after: " + still);
    }
  }

  private static List<String> places(List<Finding> findings, String rule) {
    List<String> places = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.rule().equals(rule)) {
        String name = finding.object() == null ? "" : finding.object().name();
        places.add(name + " " + finding.path());
      }
    }
    return places;
  }

  @Test
  void mostPairsAreInTheTable() {
    assertTrue(TABLE.lines().count() >= 30);
  }

  @TestFactory
  Stream<DynamicTest> counterExamplesAreSilent() {
    return COUNTER_EXAMPLES.stream().map(pair -> dynamicTest(pair, () -> isSilent(pair)));
  }

  private static void isSilent(String pair) throws IOException {
    assumeTrue(Files.isDirectory(PAIRS), "the corpus is not here");
    List<String> said = new ArrayList<>();
    for (String side : List.of("before", "after")) {
      for (Finding finding : findings(pair, side, "kubeadm", Profile.DEFAULT)) {
        boolean placement =
            finding.category() == Category.PLACEMENT || finding.category() == Category.ROLLOUT;
        if (placement || finding.rule().equals("host-network-dns-policy")) {
          said.add(side + ": " + finding.rule() + ": " + finding.message());
        }
      }
    }
    assertEquals(List.of(), said);
  }

  private static List<Finding> findings(String pair, String side, String cluster, Profile profile)
      throws IOException {
    LintSettings settings = LintRunner.settings().withProfile(profile).withCluster(cluster);
    try (Stream<Path> files = Files.list(PAIRS.resolve(pair))) {
      Path file =
          files.filter(f -> f.getFileName().toString().startsWith(side)).findFirst().orElseThrow();
      String name = file.getFileName().toString();
      return LintRunner.run(new SourceFile(name, Files.readString(file)), settings).findings();
    }
  }
}
