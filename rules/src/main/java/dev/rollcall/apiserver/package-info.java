/**
 * What the API server itself checks when an object is created or replaced; mirrors Kubernetes' own
 * validation. Knows YAML fields and schemas, not the model and not the rules.
 */
@NullMarked
package dev.rollcall.apiserver;

import org.jspecify.annotations.NullMarked;
