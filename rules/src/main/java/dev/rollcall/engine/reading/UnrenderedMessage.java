package dev.rollcall.engine.reading;

/**
 * What is said of templates that were not rendered: worded here, and taken apart here by who says
 * it otherwise.
 *
 * @param what which templates, as in "3 templates of a chart were not rendered"
 * @param remedy what helps
 * @param detail the chart, or the setting by which it is not rendered, empty for a directory
 */
public record UnrenderedMessage(String what, Remedy remedy, String detail) {

  private static final String LINT = "rollcall lint ";
  private static final String INSTALL = "; install helm, then: " + LINT;
  private static final String AS = ", as asked for by ";

  /** What helps where templates were not rendered. */
  public enum Remedy {
    /** Rendering a directory that is no chart by whatever renders it. */
    RENDER_FIRST,
    /** Naming the chart. */
    NAME_CHART,
    /** Naming the chart, after the program that renders was installed. */
    INSTALL_HELM,
    /** None: a setting says that nothing is to be rendered. */
    AS_ASKED
  }

  /**
   * Returns what a message says.
   *
   * @param message what {@link #text} returned
   */
  public static UnrenderedMessage of(String message) {
    int as = message.lastIndexOf(AS);
    if (as >= 0) {
      String setting = message.substring(as + AS.length());
      return new UnrenderedMessage(message.substring(0, as), Remedy.AS_ASKED, setting);
    }
    int install = message.lastIndexOf(INSTALL);
    if (install >= 0) {
      String chart = message.substring(install + INSTALL.length());
      return new UnrenderedMessage(message.substring(0, install), Remedy.INSTALL_HELM, chart);
    }
    int render = message.indexOf("; render ");
    int lint = message.indexOf(": " + LINT, render);
    String what = message.substring(0, render);
    return lint < render
        ? new UnrenderedMessage(what, Remedy.RENDER_FIRST, "")
        : new UnrenderedMessage(
            what, Remedy.NAME_CHART, message.substring(lint + 2 + LINT.length()));
  }

  /** Returns the same with another remedy. */
  public UnrenderedMessage with(Remedy other) {
    return new UnrenderedMessage(what, other, detail);
  }

  /** Returns the same with the setting by which nothing is rendered. */
  public UnrenderedMessage asAskedBy(String setting) {
    return new UnrenderedMessage(what, Remedy.AS_ASKED, setting);
  }

  /** Returns the command that renders the chart. */
  public String command() {
    return LINT + detail;
  }

  /** Returns the message for those who gave another command than lint, and paths to it. */
  public String textOfPaths() {
    return switch (remedy) {
      case NAME_CHART -> what + "; name " + detail + " to render it, or give --render for all";
      case INSTALL_HELM -> what + "; install helm, then name " + detail;
      case RENDER_FIRST, AS_ASKED -> text();
    };
  }

  /** Returns the message of a finding. */
  public String text() {
    return what + advice();
  }

  /** Returns the end of the message: what helps, or why nothing does. */
  public String advice() {
    String it = what.startsWith("a ") ? "it" : "them";
    return switch (remedy) {
      case RENDER_FIRST -> "; render " + it + " first";
      case NAME_CHART -> "; render " + it + ": " + command();
      case INSTALL_HELM -> INSTALL + detail;
      case AS_ASKED -> AS + detail;
    };
  }
}
