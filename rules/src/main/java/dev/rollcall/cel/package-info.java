/**
 * The Common Expression Language as the API server evaluates it: parser, type checker, evaluator
 * and Kubernetes' libraries by version. Knows nothing of manifests.
 */
@NullMarked
package dev.rollcall.cel;

import org.jspecify.annotations.NullMarked;
