/**
 * Data about the Kubernetes API, by minor version, and the catalogue that finds it. Knows nothing
 * of manifests.
 */
@NullMarked
package dev.rollcall.schemas;

import org.jspecify.annotations.NullMarked;
