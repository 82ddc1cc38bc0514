/** Validates decoded objects, one class per part of {@code k8s.io/kubernetes/pkg/apis}. */
@NullMarked
package dev.rollcall.apiserver.validation;

import org.jspecify.annotations.NullMarked;
