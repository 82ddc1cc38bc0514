package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks the sources clusterTrustBundle and podCertificate of projected volumes, which servers drop
 * that have their gates off; mirrors that part of {@code validateProjectionSources}.
 */
final class CertificateProjectionValidation {

  private static final List<String> KEY_TYPES =
      List.of("RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
  private static final int LEAST_SECONDS = 3600;
  private static final int MOST_SECONDS = 91 * 24 * 60 * 60;
  private static final int MOST_SECONDS_OF_KUBERNETES = 24 * 60 * 60;
  private static final int ANNOTATIONS_SIZE = 256 * 1024;

  private CertificateProjectionValidation() {}

  /** Checks a source of a projected volume; returns how many of the two kinds it is of. */
  static int validate(
      FieldCursor source, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    FieldCursor bundle = source.get("clusterTrustBundle");
    if (bundle.isPresent()) {
      validateBundle(bundle, projected, paths, complaints);
    }
    FieldCursor certificate = source.get("podCertificate");
    if (certificate.isPresent()) {
      validateCertificate(certificate, projected, paths, complaints);
    }
    return (bundle.isPresent() ? 1 : 0) + (certificate.isPresent() ? 1 : 0);
  }

  private static void validateBundle(
      FieldCursor bundle, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    FieldCursor name = bundle.get("name");
    FieldCursor signer = bundle.get("signerName");
    FieldCursor selector = bundle.get("labelSelector");
    if (name.isPresent() && signer.isPresent()) {
      complaints.invalid(bundle, "a clusterTrustBundle has a name or a signerName; remove one");
    } else if (name.isPresent()) {
      validateBundleName(name, complaints);
      if (selector.isPresent()) {
        complaints.invalid(selector, "a labelSelector goes with a signerName, not with a name");
      }
    } else if (signer.isPresent()) {
      SignerNames.validate(signer, complaints);
      LabelSelectorValidation.validateLabelSelector(selector, complaints);
    } else {
      complaints.required(bundle, "a clusterTrustBundle needs a name or a signerName");
    }
    FieldCursor path = bundle.get("path");
    FieldValidation.needs(
        path, "clusterTrustBundle needs the path of the file to write", complaints);
    PathValidation.localNonReserved(path, complaints);
    ProjectedVolumeValidation.take(path, projected, paths, complaints);
  }

  /** Mirrors {@code ValidateClusterTrustBundleName}: the signer, then a colon and its own name. */
  private static void validateBundleName(FieldCursor name, ErrorList complaints) {
    String value = name.stringOrEmpty();
    FieldValidation.needs(name, "clusterTrustBundle needs the name of one", complaints);
    int colon = value.lastIndexOf(':');
    String own = colon > 0 ? value.substring(colon + 1) : value;
    String wrong = NameValidation.dns1123Subdomain(own);
    FieldValidation.form(name, "name", wrong, complaints);
  }

  private static void validateCertificate(
      FieldCursor certificate, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    FieldCursor signer = certificate.get("signerName");
    SignerNames.validate(signer, complaints);
    validateUserAnnotations(certificate.get("userAnnotations"), complaints);
    FieldValidation.oneOf(certificate.get("keyType"), KEY_TYPES, complaints);
    FieldCursor seconds = certificate.get("maxExpirationSeconds");
    if (seconds.isPresent()) {
      boolean kubernetes = SignerNames.isOfKubernetes(signer.stringOrEmpty());
      FieldValidation.range(
          seconds,
          LEAST_SECONDS,
          kubernetes ? MOST_SECONDS_OF_KUBERNETES : MOST_SECONDS,
          complaints);
    }
    boolean written = false;
    for (String name : new String[] {"credentialBundlePath", "keyPath", "certificateChainPath"}) {
      FieldCursor path = certificate.get(name);
      if (!path.stringOrEmpty().isEmpty()) {
        written = true;
        PathValidation.localNonReserved(path, complaints);
        ProjectedVolumeValidation.take(path, projected, paths, complaints);
      }
    }
    if (!written) {
      complaints.required(
          certificate,
          "a podCertificate needs a credentialBundlePath, or a keyPath and a certificateChainPath");
    }
  }

  /** Mirrors {@code ValidateUserAnnotations}, which names the map. */
  private static void validateUserAnnotations(FieldCursor annotations, ErrorList complaints) {
    long size = 0;
    for (FieldCursor annotation : annotations.entries()) {
      String key = annotation.name();
      size +=
          NameValidation.utf8Length(key) + NameValidation.utf8Length(annotation.stringOrEmpty());
      String wrong = NameValidation.qualifiedName(key.toLowerCase(Locale.ROOT));
      if (key.isEmpty()) {
        complaints.add(
            annotation,
            annotations.place().path(),
            CauseType.REQUIRED,
            "an annotation needs a key");
      } else if (wrong != null || key.indexOf('/') < 0) {
        complaints.add(
            annotation,
            annotations.place().path(),
            CauseType.INVALID,
            "annotation key \""
                + key
                + "\" "
                + (wrong == null ? "needs a domain before it, such as example.com/" + key : wrong));
      }
    }
    if (size > ANNOTATIONS_SIZE) {
      complaints.tooLong(annotations, "userAnnotations may have 256 KiB together");
    }
  }
}
