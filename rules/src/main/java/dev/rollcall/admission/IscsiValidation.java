package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks iSCSI volumes; mirrors {@code validateISCSIVolumeSource}. */
final class IscsiValidation {

  private static final int MOST_LUN = 255;
  private static final int MOST_NAME_AND_PORTAL = 64;
  private static final Pattern IQN =
      Pattern.compile("iqn\\.[0-9]{4}-[0-9]{2}\\.[0-9A-Za-z.-]+:[^,;*&$|\\t\\n\\f\\r ]+\\z");
  private static final Pattern EUI = Pattern.compile("\\Aeui.[0-9A-Za-z]{16}\\z");
  private static final Pattern NAA = Pattern.compile("\\Anaa.[0-9A-Za-z]{32}\\z");

  private IscsiValidation() {}

  /** Mirrors {@code validateISCSIVolumeSource}. */
  static void validateIscsi(Field iscsi, Complaints complaints) {
    FieldChecks.needs(
        iscsi.get("targetPortal"),
        "iscsi needs a targetPortal, such as 10.0.2.15:3260",
        complaints);
    Field iqn = iscsi.get("iqn");
    if (FieldChecks.needs(iqn, "iscsi needs the iqn of the target", complaints)) {
      FieldChecks.form(iqn, "iqn", wrongName(iqn.stringOrEmpty()), complaints);
    }
    FieldChecks.range(iscsi.get("lun"), 0, MOST_LUN, complaints);
    boolean chap = iscsi.get("chapAuthDiscovery").isTrue() || iscsi.get("chapAuthSession").isTrue();
    if (chap && !iscsi.get("secretRef").isPresent()) {
      complaints.required(iscsi.get("secretRef"), "CHAP needs the secretRef of its password");
    }
    Field initiator = iscsi.get("initiatorName");
    String wrong = initiator.isPresent() ? wrongName(initiator.stringOrEmpty()) : null;
    if (wrong != null) {
      complaints.add(
          initiator,
          iscsi.place().path() + ".initiatorname",
          Reason.INVALID,
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
  static void validateInitiatorLength(Field volume, Complaints complaints) {
    Field iscsi = volume.get("iscsi");
    Field name = volume.get("name");
    int length =
        Names.utf8Length(name.stringOrEmpty())
            + 1
            + Names.utf8Length(iscsi.get("targetPortal").stringOrEmpty());
    if (iscsi.get("initiatorName").isPresent() && length > MOST_NAME_AND_PORTAL) {
      complaints.invalid(
          name,
          "volume name \""
              + name.stringOrEmpty()
              + "\" and targetPortal must have 63 characters together at most, because of the"
              + " initiatorName; shorten the name");
    }
  }
}
