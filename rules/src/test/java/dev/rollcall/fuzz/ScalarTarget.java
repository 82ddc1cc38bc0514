package dev.rollcall.fuzz;

import dev.rollcall.config.IsoDate;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.WhatIf;
import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.schemas.KubernetesVersion;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Whatever a word says, it is a quantity, percentage, version, day or wish, or it is refused. */
final class ScalarTarget {

  private static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

  private ScalarTarget() {}

  static void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    quantity(text);
    percent(text);
    version(text);
    LocalDate day = IsoDate.parse(text);
    Promise.hold(day == null || day.toString().equals(text), "a day is written one way", text);
    whatIf(text, WhatIf.NOTHING::label);
    whatIf(text, WhatIf.NOTHING::taint);
    whatIf(text, WhatIf.NOTHING::cordon);
  }

  private static void quantity(String text) {
    Quantity quantity = Quantity.parse(text);
    if (quantity == null) {
      return;
    }
    Promise.hold(quantity.amount().scale() <= 9, "no finer than nano", text);
    Promise.hold(
        quantity.signum() == Long.signum(quantity.value()), "rounding keeps the sign", text);
    if (quantity.amount().abs().compareTo(MAX_BINARY) <= 0) {
      Quantity again = Quantity.parse(quantity.toString());
      boolean same = again != null && again.compareTo(quantity) == 0;
      Promise.hold(same, "shown and read is the same", text, quantity, again);
    }
    Promise.hold(quantity.plus(Quantity.ZERO).compareTo(quantity) == 0, "nothing adds", text);
  }

  private static void percent(String text) {
    IntOrPercent percent = IntOrPercent.percent(text);
    if (percent != null) {
      Promise.hold(percent.isPercent() && percent.number() >= 0, "some part of all", text);
      Promise.hold(percent.scaledTo(0) == 0, "any part of nothing is nothing", text);
      Promise.hold(percent.isZero() == (percent.scaledTo(7) == 0), "rounded up", text);
    }
  }

  private static void version(String text) {
    try {
      KubernetesVersion version = KubernetesVersion.parse(text);
      Promise.hold(
          KubernetesVersion.parse(version.toString()).equals(version), "shown and read", text);
    } catch (IllegalArgumentException e) {
      Promise.hold(e.getMessage() != null && !e.getMessage().isBlank(), "a refusal says why", text);
    }
  }

  /** A wish is refused when it is read, or when there is no such node. */
  private static void whatIf(String text, Function<String, WhatIf> wish) {
    try {
      new ClusterPlacer("gpu", Inventory.EMPTY)
          .with(wish.apply(text))
          .place(Inventory.of(List.of()));
      wish.apply(text).apply(List.of());
      throw new AssertionError("no node was there to change: " + text);
    } catch (IllegalArgumentException e) {
      Promise.hold(e.getMessage() != null && !e.getMessage().isBlank(), "a refusal says why", text);
    }
  }
}
