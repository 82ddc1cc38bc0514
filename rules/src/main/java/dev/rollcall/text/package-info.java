/** Text that does not depend on Kubernetes: globs, suggestions, word wrap, JSON and XML writers. */
@NullMarked
package dev.rollcall.text;

import org.jspecify.annotations.NullMarked;
