/**
 * YAML as Kubernetes reads it, as a tree with positions. The only package that knows the YAML
 * library.
 */
@NullMarked
package dev.rollcall.yaml;

import org.jspecify.annotations.NullMarked;
