package dev.rollcall.podadmission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares pods with the levels of the Pod Security Standards, one mistake at a time. */
final class PodSecurityLevelsTest {

  private static final String SOUND =
      "runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}, allowPrivilegeEscalation: false,"
          + " capabilities: {drop: [ALL]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''|''|''",
        "hostNetwork: true|''|hostNetwork|hostNetwork",
        "'volumes: [{name: v, hostPath: {path: /}}]'|''|hostPath volume \"v\"|hostPath volume"
            + " \"v\"",
        "'volumes: [{name: v, nfs: {server: s, path: /}}]'|''|''|nfs volume \"v\"",
        "'volumes: [{name: v, emptyDir: {}}]'|''|''|''",
        "'securityContext: {sysctls: [{name: net.core.somaxconn, value: \"1\"}]}'|''|sysctl"
            + " \"net.core.somaxconn\"|sysctl \"net.core.somaxconn\"",
        "'securityContext: {sysctls: [{name: net.ipv4.tcp_rmem, value: \"1\"}]}'|''|''|''",
        "'securityContext: {runAsUser: 0}'|''|''|runAsUser 0",
        "''|'ports: [{containerPort: 80, hostPort: 80}]'|hostPort 80 of container \"c\"|hostPort 80"
            + " of container \"c\"",
      })
  void forbidsWhatTheLevelForbids(
      String pod, String container, String baseline, String restricted) {
    DaemonSet daemonSet = daemonSet(pod, container, SOUND + "}");
    assertEquals(baseline, said(daemonSet, false), "baseline");
    assertEquals(restricted, said(daemonSet, true), "restricted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "privileged: true|privileged of container \"c\"",
        "'capabilities: {add: [SYS_ADMIN]}'|capability \"SYS_ADMIN\" of container \"c\"",
        "'capabilities: {add: [CHOWN]}'|''",
        "procMount: Unmasked|procMount \"Unmasked\"",
        "'seccompProfile: {type: Unconfined}'|seccompProfile \"Unconfined\"",
        "'appArmorProfile: {type: Unconfined}'|appArmorProfile \"Unconfined\"",
        "'windowsOptions: {hostProcess: true}'|hostProcess",
      })
  void forbidsRightsInTheBaseline(String context, String expected) {
    assertEquals(expected, said(daemonSet("", "", context), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runAsNonRoot: true, |runAsNonRoot other than true of container \"c\"",
        "allowPrivilegeEscalation: false,|allowPrivilegeEscalation other than false of container"
            + " \"c\"",
        "'seccompProfile: {type: RuntimeDefault}, '|no seccompProfile of container \"c\"",
        "', capabilities: {drop: [ALL]}'|capabilities without drop: [ALL] of container \"c\"",
      })
  void wantsPromisesInTheRestricted(String left, String expected) {
    String context = (SOUND + "}").replace(left.strip(), "").replace(", ,", ",");
    assertEquals(expected, said(daemonSet("", "", context), true));
    assertEquals("", said(daemonSet("", "", context), false));
  }

  private static String said(DaemonSet daemonSet, boolean restricted) {
    PodSecurityLevel level = restricted ? PodSecurityLevel.RESTRICTED : PodSecurityLevel.BASELINE;
    List<PodSecurityViolation> violations = level.violations(daemonSet.template(), 36);
    return String.join("; ", violations.stream().map(PodSecurityViolation::what).toList());
  }

  private static DaemonSet daemonSet(String pod, String container, String context) {
    String text =
        """
        apiVersion: apps/v1
        kind: DaemonSet
        spec:
          template:
            spec:
              %s
              containers:
              - name: c
                %s
                securityContext: {%s}
        """
            .formatted(pod, container, context);
    SourceFile file = new SourceFile("f.yaml", text);
    YamlMapping root =
        (YamlMapping) new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
    ObjectId nobody = new ObjectId("", "", "", "");
    return (DaemonSet) ModelReader.read(ModelReader.open(file, root, nobody));
  }
}
