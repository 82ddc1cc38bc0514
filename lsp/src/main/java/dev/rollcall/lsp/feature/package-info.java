/** What the editor shows of an analysis, one class for each feature. */
@NullMarked
package dev.rollcall.lsp.feature;

import org.jspecify.annotations.NullMarked;
