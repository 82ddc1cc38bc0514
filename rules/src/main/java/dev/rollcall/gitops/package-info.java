/** What objects of GitOps tools and helmfiles release: charts and kustomizations, with values. */
@NullMarked
package dev.rollcall.gitops;

import org.jspecify.annotations.NullMarked;
