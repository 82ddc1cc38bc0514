package dev.rollcall.yaml;

/**
 * What a list says of its items, which then need not say it themselves.
 *
 * @param apiVersion the apiVersion of the list, empty if missing
 * @param kind the kind of the list, empty if missing
 */
public record ListHeader(String apiVersion, String kind) {

  /** The header of a bare array. */
  public static final ListHeader NONE = new ListHeader("", "");
}
