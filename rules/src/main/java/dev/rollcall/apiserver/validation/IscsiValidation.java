package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks iSCSI volumes; mirrors {@code validateISCSIVolumeSource}. */
final class IscsiValidation {

  private static final int MAX_LUN = 255;
  private static final int MAX_NAME_AND_PORTAL = 64;
  private static final Pattern IQN =
      Pattern.compile("iqn\\.[0-9]{4}-[0-9]{2}\\.[0-9A-Za-z.-]+:[^,;*&$|\\t\\n\\f\\r ]+\\z");
  private static final Pattern EUI = Pattern.compile("\\Aeui.[0-9A-Za-z]{16}\\z");
  private static final Pattern NAA = Pattern.compile("\\Anaa.[0-9A-Za-z]{32}\\z");

  private IscsiValidation() {}

  /** Mirrors {@code validateISCSIVolumeSource}. */
  static void validateIscsi(FieldCursor iscsi, ErrorList complaints) {
    FieldValidation.needs(
        iscsi.get("targetPortal"),
        "iscsi needs a targetPortal, such as 10.0.2.15:3260",
        complaints);
    FieldCursor iqn = iscsi.get("iqn");
    if (FieldValidation.needs(iqn, "iscsi needs the iqn of the target", complaints)) {
      FieldValidation.form(iqn, "iqn", wrongName(iqn.stringOrEmpty()), complaints);
    }
    FieldValidation.range(iscsi.get("lun"), 0, MAX_LUN, complaints);
    boolean chap = iscsi.get("chapAuthDiscovery").isTrue() || iscsi.get("chapAuthSession").isTrue();
    if (chap && !iscsi.get("secretRef").isPresent()) {
      complaints.required(iscsi.get("secretRef"), "CHAP needs the secretRef of its password");
    }
    FieldCursor initiator = iscsi.get("initiatorName");
    String wrong = initiator.isPresent() ? wrongName(initiator.stringOrEmpty()) : null;
    if (wrong != null) {
      complaints.add(
          initiator,
          iscsi.place().path() + ".initiatorname",
          CauseType.INVALID,
          "initiatorName \"" + initiator.stringOrEmpty() + "\" " + wrong);
    }
  }

  private static @Nullable String wrongName(String name) {
    if (name.startsWith("iqn")) {
      return IQN.matcher(name).find() ? null : "must look like iqn.2001-04.com.example:storage";
    }
    if (name.startsWith("eui")) {
      return EUI.matcher(name).find() ? null : "must be eui. and 16 letters or digits";
    }
    if (name.startsWith("naa")) {
      return NAA.matcher(name).find() ? null : "must be naa. and 32 letters or digits";
    }
    return "must begin with iqn, eui or naa";
  }

  /** Mirrors what {@code validateVolumeSource} adds for iSCSI. */
  static void validateInitiatorLength(FieldCursor volume, ErrorList complaints) {
    FieldCursor iscsi = volume.get("iscsi");
    FieldCursor name = volume.get("name");
    int length =
        NameValidation.utf8Length(name.stringOrEmpty())
            + 1
            + NameValidation.utf8Length(iscsi.get("targetPortal").stringOrEmpty());
    if (iscsi.get("initiatorName").isPresent() && length > MAX_NAME_AND_PORTAL) {
      complaints.invalid(
          name,
          "volume name \""
              + name.stringOrEmpty()
              + "\" and targetPortal must have 63 characters together at most, because of the"
              + " initiatorName; shorten the name");
    }
  }
}
