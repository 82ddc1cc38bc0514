package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/** Checks the names of signers of certificates, such as {@code example.com/agents}. */
final class SignerNames {

  private static final int MAX_DOMAIN = 253;
  private static final int MAX_LENGTH = MAX_DOMAIN + 1 + 253 + 63 + 1;

  private SignerNames() {}

  /** Mirrors {@code ValidateSignerName}. */
  static void validate(FieldCursor signer, ErrorList complaints) {
    if (!FieldValidation.needs(signer, signer.name() + " needs a signer", complaints)) {
      return;
    }
    String name = signer.stringOrEmpty();
    int slash = name.indexOf('/');
    FieldValidation.form(signer, signer.name(), wrong(name), complaints);
    if (slash > MAX_DOMAIN || NameValidation.utf8Length(name) > MAX_LENGTH) {
      complaints.tooLong(signer, signer.name() + " is too long");
    }
  }

  private static @Nullable String wrong(String name) {
    int slash = name.indexOf('/');
    if (slash < 0 || name.indexOf('/', slash + 1) >= 0) {
      return "must be a domain and a name, such as example.com/agents";
    }
    String domain = name.substring(0, slash);
    String wrong = wrongLabel(domain);
    if (wrong == null && domain.indexOf('.') < 0) {
      wrong = "must begin with a domain of at least two parts, such as example.com";
    }
    return wrong == null ? wrongPath(name.substring(slash + 1)) : wrong;
  }

  private static @Nullable String wrongLabel(String domain) {
    for (String label : domain.split("\\.", -1)) {
      String wrong = NameValidation.dns1123Label(label);
      if (wrong != null) {
        return "has a domain that " + wrong;
      }
    }
    return null;
  }

  private static @Nullable String wrongPath(String path) {
    for (String label : path.split("\\.", -1)) {
      String wrong = NameValidation.dns1123Subdomain(label);
      if (wrong != null) {
        return "has a name that " + wrong;
      }
    }
    return null;
  }

  /** Mirrors {@code IsKubernetesSignerName}. */
  static boolean isOfKubernetes(String name) {
    int slash = name.indexOf('/');
    String domain = slash < 0 ? name : name.substring(0, slash);
    return domain.equals("kubernetes.io") || domain.endsWith(".kubernetes.io");
  }
}
