package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.source.ObjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Recognizes findings of one run in another: by rule, file, object and field, those of policies by
 * policy and validation as well, not by line, so that they survive what is written above them.
 */
public final class Fingerprints {

  private static final int BYTES = 16;

  private final UnaryOperator<String> names;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Makes fingerprints for the findings of one run, asked for in their order.
   *
   * @param names what turns the name of an input into one that is the same in every run
   */
  public Fingerprints(UnaryOperator<String> names) {
    this.names = names;
  }

  /** Returns what of a finding stays the same when lines move. */
  public String keyOf(Finding finding) {
    ObjectId object = finding.object();
    String what =
        object == null
            ? finding.location().file().line(finding.location().span().line()).strip()
            : object.kind() + " " + object.namespace() + "/" + object.name();
    String file = names.apply(finding.location().file().name());
    PolicyVerdict verdict = finding.policy();
    String policy =
        verdict == null
            ? ""
            : "\n%s %s %s %s"
                .formatted(
                    verdict.policy(), verdict.validation(), verdict.annotation(), verdict.judged());
    return finding.rule() + "\n" + file + "\n" + what + "\n" + finding.path() + policy;
  }

  /** Returns the fingerprint of the next finding; equal ones are numbered. */
  public String next(Finding finding) {
    String key = keyOf(finding);
    int number = seen.merge(key, 1, Integer::sum);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((key + "\n" + number).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
