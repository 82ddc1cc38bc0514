package dev.rollcall.apiserver.field;

import java.util.Set;

/** Knows the names of sysctls; mirrors {@code IsValidSysctlName} and component-helpers. */
public final class SysctlValidation {

  private static final int MOST = 253;
  private static final Set<String> IPC =
      Set.of(
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced",
          "kernel.shm",
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.msg");

  private SysctlValidation() {}

  /** Mirrors {@code IsValidSysctlName}: words divided by dots or slashes. */
  public static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > MOST) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean inner = c == '-' || c == '_';
      boolean divider = c == '.' || c == '/';
      if (!isWordCharacter(c) && !inner && !divider) {
        return false;
      }
      boolean first = i == 0 || isDivider(name.charAt(i - 1));
      boolean last = i == name.length() - 1 || isDivider(name.charAt(i + 1));
      if ((first || last) && !isWordCharacter(c) && !divider || divider && (first || last)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isDivider(char c) {
    return c == '.' || c == '/';
  }

  public static boolean isNetwork(String name) {
    return normal(name).startsWith("net.");
  }

  public static boolean isIpc(String name) {
    String normal = normal(name);
    return IPC.contains(normal) || normal.startsWith("fs.mqueue.");
  }

  /** Mirrors {@code NormalizeName} and what {@code GetNamespace} cuts off. */
  private static String normal(String name) {
    int slash = name.indexOf('/');
    int dot = name.indexOf('.');
    String normal = name;
    if (slash >= 0 && (dot < 0 || slash < dot)) {
      normal = name.replace('.', '\n').replace('/', '.').replace('\n', '/');
    }
    int star = normal.indexOf('*');
    return star < 0 ? normal : normal.substring(0, star);
  }
}
