/** Lints and places the files of a workspace as they are in the editor. */
@NullMarked
package dev.rollcall.lsp.analysis;

import org.jspecify.annotations.NullMarked;
