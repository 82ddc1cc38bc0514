package dev.rollcall.engine.input;

import java.util.List;

/**
 * What of an input was not looked at, or not whole.
 *
 * @param file the name of the input
 * @param reason {@code other-kind}, {@code unrendered-template}, {@code kustomize-patch}, {@code
 *     empty-document}, {@code taken-as-accepted}, {@code excluded-file}, {@code linked-directory},
 *     {@code link-out-of-tree}, {@code dangling-link}, {@code binary-file}, {@code
 *     ignored-directory}, {@code ignored-file}, {@code chart-value-file}, {@code foreign-file},
 *     {@code test-node}, {@code test-node-group}, {@code admission-policy}, {@code
 *     unresolved-value}, {@code template-file}, {@code terraform-file} or {@code chart-release}
 * @param count how many objects or documents
 * @param names what they are by name where that tells more, such as charts and their versions
 */
public record SkippedInput(String file, String reason, int count, List<String> names) {

  /**
   * Pods and Nodes that a server printed: rules look at them, but nobody asks whether a server
   * would take them again.
   */
  public static final String TAKEN_AS_ACCEPTED = "taken-as-accepted";

  /** Nodes of tests, of examples or of other projects, or parts of nodes. */
  public static final String TEST_NODE = "test-node";

  /** Values that another tool or somebody fills in later. */
  public static final String UNRESOLVED_VALUE = "unresolved-value";

  /** Groups of nodes of tests, of examples or of other projects. */
  public static final String TEST_NODE_GROUP = "test-node-group";

  /** Admission policies and bindings: they are no manifests, but are asked about all others. */
  public static final String ADMISSION_POLICY = "admission-policy";

  /** Charts that an object of a GitOps tool releases, or a helmfile, and that were not rendered. */
  public static final String CHART_RELEASE = "chart-release";

  /** Templates of manifests in files of other tools, such as {@code nodes.yaml.j2}. */
  public static final String TEMPLATE_FILE = "template-file";

  /** Files of Terraform that declare nodes. */
  public static final String TERRAFORM_FILE = "terraform-file";

  public SkippedInput {
    names = List.copyOf(names);
  }

  /** Creates one of which the number says it all. */
  public SkippedInput(String file, String reason, int count) {
    this(file, reason, count, List.of());
  }

  /** Returns why an object of a kind that no rule looks at is skipped. */
  public static String reasonOf(String kind) {
    return kind.startsWith("ValidatingAdmissionPolicy") ? ADMISSION_POLICY : "other-kind";
  }
}
