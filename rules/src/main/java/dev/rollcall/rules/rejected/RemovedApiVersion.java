package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names apiVersions that the server does not serve, and what changes with the one to write. */
final class RemovedApiVersion implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "removed-api-version",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "apiVersion that Kubernetes does not serve")
          .searchTerms(
              "no matches for kind",
              "ensure CRDs are installed first",
              "extensions/v1beta1",
              "could not find the requested resource");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.NO_MATCH && isOld(refusal);
  }

  /** Returns whether there is an apiVersion to be replaced. */
  static boolean isOld(FieldError refusal) {
    return refusal.path().equals("apiVersion") && refusal.place().isPresent();
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String better = refusal.suggestion();
    if (!(object instanceof DaemonSet daemonSet) || better == null) {
      return;
    }
    boolean selects = daemonSet.selector().place().isPresent();
    if (!selects) {
      report.note(
          daemonSet.template().meta().labels().place(),
          "the selector, once made from these labels, must now be written, and cannot be changed"
              + " later");
    }
    if (object.origin().object().apiVersion().equals("extensions/v1beta1")
        && !daemonSet.updateStrategy().type().isGiven()) {
      report.note(
          daemonSet.updateStrategy().place(),
          "updateStrategy.type was OnDelete where left out, and is RollingUpdate now");
    }
    List<TextEdit> edits =
        edits(refusal.place(), better, selects ? List.of() : DefaultedSelector.insert(daemonSet));
    report.fix(true, "write " + better + (selects ? "" : " and the selector"), edits);
  }

  private static @Nullable List<TextEdit> edits(
      FieldLocation apiVersion, String better, @Nullable List<TextEdit> selector) {
    List<TextEdit> version = YamlEdits.value(apiVersion, better);
    if (version == null || selector == null) {
      return null;
    }
    List<TextEdit> edits = new ArrayList<>(version);
    edits.addAll(selector);
    return edits;
  }
}
