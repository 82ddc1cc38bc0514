package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.ImageNames;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;

/** Flags an image that names no version. */
final class ImageLatestOrUntagged implements DaemonSetRule {

  private static final RuleOption<Boolean> REQUIRE_DIGEST =
      new RuleOption<>("require-digest", false, "flag images without a digest as well");

  private static final RuleInfo INFO =
      RuleInfo.of(
              "image-latest-or-untagged",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "image whose name stands for another build tomorrow")
          .withOption(REQUIRE_DIGEST)
          .searchTerms("latest", "ImagePullBackOff");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : daemonSet.pod().allContainers()) {
      String image = container.image().get();
      ImageReference name = ImageReference.parse(image);
      boolean told = name.isMoving() || (name.digest().isEmpty() && context.option(REQUIRE_DIGEST));
      if (!told || image.isEmpty() || !ImageNames.isReadable(image)) {
        continue; // what cannot be read is refused, or filled in by something else
      }
      if (name.isMoving()) {
        context.report(
            container.image().place(),
            "image \"%s\" names no version: nodes that pull it on different days run different builds, and a rollback changes nothing; name a tag or a digest"
                .formatted(image));
      } else {
        context.report(
            container.image().place(),
            "image \"%s\" has no digest: the tag can be moved to another build; add @sha256:…"
                .formatted(image));
      }
    }
  }
}
