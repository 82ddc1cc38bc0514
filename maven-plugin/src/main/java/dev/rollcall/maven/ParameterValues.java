package dev.rollcall.maven;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;

/**
 * All that the parameters of a goal are set by: its configuration and the properties of this
 * plugin. Maven makes the values of parameters from these, so that a parameter that is new is part
 * of them as well.
 */
final class ParameterValues {

  private static final String PREFIX = "rollcall.";

  private ParameterValues() {}

  /**
   * Returns the values as one text.
   *
   * @param properties where Maven looks properties up, the most important last
   */
  static String of(MojoExecution execution, List<Properties> properties) {
    Map<String, String> ours = new TreeMap<>();
    for (Properties some : properties) {
      for (String name : some.stringPropertyNames()) {
        if (name.startsWith(PREFIX)) {
          ours.put(name, some.getProperty(name));
        }
      }
    }
    return execution.getConfiguration() + "\n" + ours;
  }
}
