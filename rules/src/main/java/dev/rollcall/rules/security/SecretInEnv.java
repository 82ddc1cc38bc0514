package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.EnvVar;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;
import java.util.Locale;

/** Flags a variable whose name promises a credential and whose value stands in the manifest. */
final class SecretInEnv implements DaemonSetRule {

  private static final List<String> ENDINGS =
      List.of(
          "PASSWORD",
          "PASSWD",
          "PASS",
          "SECRET",
          "TOKEN",
          "API_KEY",
          "APIKEY",
          "ACCESS_KEY",
          "SECRET_KEY",
          "ACCOUNT_KEY",
          "PRIVATE_KEY",
          "ACCESS_KEY_ID",
          "CREDENTIAL",
          "CREDENTIALS");

  private static final RuleInfo INFO =
      RuleInfo.of(
              "secret-in-env",
              Category.SECURITY,
              Severity.WARNING,
              "0.1.0",
              "credential written into the environment of a container")
          .searchTerms("hardcoded secret", "password in env");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      for (EnvVar variable : container.env()) {
        String name = variable.name().get();
        if (variable.reference()
            || !looksSecret(variable.value().get())
            || !isCredential(name.toUpperCase(Locale.ROOT))) {
          continue;
        }
        context.report(
            variable.value().place(),
            "the value of \"%s\" stands in the manifest for everyone to read; put it into a Secret and refer to it by valueFrom.secretKeyRef"
                .formatted(name));
      }
    }
  }

  private static boolean isCredential(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)
          && (ending.length() > 5
              || name.length() == ending.length()
              || isBreak(name, name.length() - ending.length() - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBreak(String name, int index) {
    return !Character.isLetterOrDigit(name.charAt(index));
  }

  /** Returns whether the value may be a credential rather than a place to find one, or a switch. */
  private static boolean looksSecret(String value) {
    String text = value.strip();
    if (text.length() < 4) {
      return false;
    }
    boolean place = text.startsWith("/") || text.contains("://") || text.startsWith("@");
    boolean placeholder =
        text.contains("$(") || text.contains("${") || text.contains("<") || text.contains("{{");
    return !place && !placeholder && !isSwitch(text);
  }

  private static boolean isSwitch(String text) {
    boolean digits = true;
    for (int i = 0; i < text.length(); i++) {
      digits &= Character.isDigit(text.charAt(i));
    }
    return text.equalsIgnoreCase("true")
        || text.equalsIgnoreCase("false")
        || text.equalsIgnoreCase("none")
        || (digits && text.length() < 6);
  }
}
