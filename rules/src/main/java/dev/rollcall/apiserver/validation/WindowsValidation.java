package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what containers on Windows are given: windowsOptions, and hostProcess in particular. */
final class WindowsValidation {

  private static final int MAX_CREDENTIAL_SPEC = 64 * 1024;
  private static final int MAX_DOMAIN = 255;
  private static final int MAX_USER = 104;
  private static final int MAX_NET_BIOS = 15;
  private static final int MAX_LABEL = 63;

  private WindowsValidation() {}

  /** Mirrors {@code validateWindowsSecurityContextOptions}. */
  static void validateOptions(FieldCursor options, ErrorList complaints) {
    if (!options.isPresent()) {
      return;
    }
    FieldCursor specName = options.get("gmsaCredentialSpecName");
    if (specName.isPresent()) {
      String wrong = NameValidation.dns1123Subdomain(specName.stringOrEmpty());
      FieldValidation.form(specName, "gmsaCredentialSpecName", wrong, complaints);
    }
    FieldCursor spec = options.get("gmsaCredentialSpec");
    int length = NameValidation.utf8Length(spec.stringOrEmpty());
    if (spec.isPresent() && (length == 0 || length > MAX_CREDENTIAL_SPEC)) {
      complaints.invalid(
          spec,
          length == 0
              ? "gmsaCredentialSpec must not be empty; remove it"
              : "gmsaCredentialSpec must have at most 64 KiB");
    }
    FieldCursor user = options.get("runAsUserName");
    if (user.isPresent()) {
      FieldValidation.form(user, "runAsUserName", wrongUser(user.stringOrEmpty()), complaints);
    }
  }

  private static @Nullable String wrongUser(String value) {
    if (value.isEmpty()) {
      return "must not be empty; remove it";
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) == 0x7F) {
        return "may hold no control characters";
      }
    }
    int backslash = value.indexOf('\\');
    if (backslash >= 0 && value.indexOf('\\', backslash + 1) >= 0) {
      return "may hold one backslash at most, between domain and user";
    }
    String domain = backslash < 0 ? "" : value.substring(0, backslash);
    if (NameValidation.utf8Length(domain) > MAX_DOMAIN) {
      return "has a domain of more than " + MAX_DOMAIN + " characters";
    }
    if (backslash >= 0 && !isNetBios(domain) && !isDnsDomain(domain)) {
      return "has a domain that is neither a NetBIOS nor a DNS name";
    }
    return wrongUserPart(value.substring(backslash + 1));
  }

  private static @Nullable String wrongUserPart(String user) {
    if (user.isEmpty()) {
      return "has no user after its domain";
    }
    if (NameValidation.utf8Length(user) > MAX_USER) {
      return "has a user of more than " + MAX_USER + " characters";
    }
    boolean onlyDots = true;
    for (int i = 0; i < user.length(); i++) {
      char c = user.charAt(i);
      if ("\"/\\:;|=,+*?<>@[]".indexOf(c) >= 0) {
        return "may hold no '" + c + "'";
      }
      onlyDots &= c == '.' || c == ' ';
    }
    return onlyDots ? "must be more than dots and blanks" : null;
  }

  private static boolean isNetBios(String domain) {
    int length = domain.codePointCount(0, domain.length());
    if (length == 0 || length > MAX_NET_BIOS || domain.charAt(0) == '.') {
      return false;
    }
    for (int i = 0; i < domain.length(); i++) {
      if ("\\/:*?\"<>|".indexOf(domain.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDnsDomain(String domain) {
    int start = 0;
    while (start <= domain.length()) {
      int dot = domain.indexOf('.', start);
      int end = dot < 0 ? domain.length() : dot;
      if (end - start > MAX_LABEL
          || NameValidation.dns1123SubdomainCaseless(domain.substring(start, end)) != null) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** Mirrors {@code validateWindowsHostProcessPod}. */
  static void validateHostProcessPod(PodValidationContext pod, ErrorList complaints) {
    FieldCursor spec = pod.spec();
    Boolean ofPod = spec.path("securityContext", "windowsOptions", "hostProcess").bool();
    boolean some = false;
    List<FieldCursor> others = new ArrayList<>(0);
    for (FieldCursor container : pod.allContainers()) {
      FieldCursor field = container.path("securityContext", "windowsOptions", "hostProcess");
      Boolean own = field.bool();
      if (ofPod != null && own != null && !ofPod.equals(own)) {
        complaints.invalid(
            field,
            "hostProcess " + own + " contradicts hostProcess " + ofPod + " of the pod; remove one");
      }
      if (Boolean.TRUE.equals(own == null ? ofPod : own)) {
        some = true;
      } else {
        others.add(container);
      }
    }
    if (!some) {
      return;
    }
    if (!others.isEmpty()) {
      mixed(spec, others, complaints);
    }
    if (!pod.hostNetwork()) {
      complaints.invalid(
          spec.get("hostNetwork"), "hostProcess containers need hostNetwork: true in the spec");
    }
  }

  /** The server names only the pod; the first container that differs is what has to change. */
  private static void mixed(FieldCursor spec, List<FieldCursor> others, ErrorList complaints) {
    FieldCursor first = others.get(0);
    FieldCursor field = first.path("securityContext", "windowsOptions", "hostProcess");
    List<String> names = new ArrayList<>();
    for (FieldCursor other : others) {
      names.add("\"" + other.get("name").stringOrEmpty() + "\"");
    }
    complaints.add(
        field.isPresent() ? field : first.get("name"),
        spec.place().path(),
        CauseType.INVALID,
        "where one container has hostProcess: true, all must; "
            + String.join(", ", names)
            + (names.size() == 1 ? " has not" : " have not"));
  }
}
