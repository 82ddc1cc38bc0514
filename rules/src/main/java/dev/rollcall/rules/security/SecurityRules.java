package dev.rollcall.rules.security;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about what pods may do to their node. */
public final class SecurityRules {

  private SecurityRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new CapabilitiesKept(),
          new CapabilityWithoutEffect(),
          new HostAccess(),
          new HostPathWritableSensitive(),
          new HostPortAnyAddress(),
          new PodSecurityConflict(),
          new PrivilegeEscalationAllowed(),
          new RootFilesystemWritable(),
          new RunsAsRoot(),
          new RuntimeSocket(),
          new SecretInEnv(),
          new TokenAutomounted(),
          new UnconfinedProfile(),
        });
  }
}
